import { expect, test } from "playwright/test";
import { expectAccessible } from "./support/accessibility";
import { query } from "./support/database";
import { answer, answerPractice, atTrial, OPEN_STUDY } from "./support/participant";
import { openAsStaff } from "./support/staff";

const counts = () =>
  query(
    `SELECT (SELECT count(*) FROM participant) AS participants, (SELECT count(*) FROM trial) AS trials,
            (SELECT count(*) FROM response) AS responses, (SELECT count(*) FROM answer) AS answers,
            (SELECT count(*) FROM assignment_entry) AS entries`,
  );

test("staff walk through the whole study as participants see it, and nothing of it is stored", async ({
  page,
}) => {
  test.slow();
  const before = await counts();
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/take/")) sent.push(request.url());
  });
  await openAsStaff(page, `/studies/${OPEN_STUDY}/protocol`);
  await page.getByRole("link", { name: "Preview version 1 as participants see it" }).click();
  await expect(page).toHaveURL(/preview\/information/);
  const marked = async () => {
    await expect(page.getByText("Preview: nothing that you do here is stored.")).toBeVisible();
    await expectAccessible(page);
  };
  await marked();
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await page.getByRole("button", { name: "I agree and start" }).click();
  await expect(page).toHaveURL(/preview\/about-you/);
  await marked();
  for (const select of await page.getByRole("combobox").all()) {
    await select.selectOption("prefer-not-to-say");
  }
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/preview\/instructions/);
  await marked();
  await answerPractice(page);
  await page.getByRole("button", { name: "Done practising" }).click();
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page).toHaveURL(/preview\/rate/);
  for (let position = 1; position <= 12; position++) {
    await atTrial(page, position);
    if (position === 1) await marked();
    await answer(page, position);
    await page.keyboard.press("Enter");
  }
  await page.getByRole("button", { name: "Finish" }).click();
  await expect(page).toHaveURL(/preview\/thanks/);
  await marked();
  await page.getByRole("link", { name: "withdraw from this study" }).click();
  await marked();
  await page.getByRole("button", { name: "Stop taking part" }).click();
  await expect(page).toHaveURL(/preview\/ended/);
  await marked();
  expect(sent).toEqual([]);
  expect(await counts()).toEqual(before);
});

test("a preview is for the study's staff alone", async ({ page }) => {
  await page.goto(`/take/${OPEN_STUDY}/preview/rate`);
  await expect(page).toHaveURL(/\/sign-in/);
});
