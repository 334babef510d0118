import { expect, test } from "playwright/test";
import { expectAccessible } from "./support/accessibility";
import { query } from "./support/database";
import { makeOpenStudy } from "./support/draft-study";
import { answer, answerPractice, atTrial, OPEN_STUDY } from "./support/participant";
import { openAsStaff } from "./support/staff";

/** What is stored of anybody who takes part in the study. */
const counts = (study: string) =>
  query(
    `SELECT (SELECT count(*) FROM participant p WHERE p.study_id = s.id) AS participants,
            (SELECT count(*) FROM trial t WHERE t.study_id = s.id) AS trials,
            (SELECT count(*) FROM response r WHERE r.study_id = s.id) AS responses,
            (SELECT count(*) FROM answer a WHERE a.study_id = s.id) AS answers,
            (SELECT count(*) FROM assignment_entry e WHERE e.study_id = s.id) AS entries,
            (SELECT count(*) FROM visit_count v WHERE v.study_id = s.id) AS visits
       FROM study s WHERE s.slug = $1`,
    [study],
  );

test("staff walk through the whole study as participants see it, and nothing of it is stored", async ({
  page,
}) => {
  test.slow();
  const study = await makeOpenStudy({});
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/take/")) sent.push(request.url());
  });
  await openAsStaff(page, `/studies/${study}/protocol`);
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
  const [stored = {}] = await counts(study);
  expect(new Set(Object.values(stored))).toEqual(new Set(["0"]));
});

test("a preview is for the study's staff alone", async ({ page }) => {
  await page.goto(`/take/${OPEN_STUDY}/preview/rate`);
  await expect(page).toHaveURL(/\/sign-in/);
});
