import { expect, test } from "playwright/test";
import { expectAccessible } from "./support/accessibility";
import { query } from "./support/database";
import { makeDraftStudy } from "./support/draft-study";
import { questionsFile } from "./support/made-content";
import { openAsStaff } from "./support/staff";
import { takeInContent } from "./support/take-in-content";

test("a question gets a choice and loses one, and nothing typed is lost by going back", async ({
  page,
}) => {
  const slug = await makeDraftStudy();
  await openAsStaff(page, `/studies/${slug}/content`);
  await page.getByRole("article").first().getByRole("link").first().click();
  await page.getByRole("link", { name: "Edit it" }).click();
  await page.getByRole("button", { name: "Add a choice" }).click();
  await page.keyboard.type("ask a friend");
  const added = page.getByLabel("Choice f");
  await expect(added).toHaveValue("ask a friend");

  const asked = page.waitForEvent("dialog").then((dialog) => dialog.dismiss());
  await page.evaluate(() => window.history.go(-2));
  await asked;
  await expect(added).toHaveValue("ask a friend");

  await page.getByRole("button", { name: /^Remove ?: Choice 1$/ }).click();
  await page.getByRole("button", { name: "Save the question" }).click();
  await expect(page.getByRole("status").getByText("Saved")).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByLabel("Choice e")).toHaveValue("ask a friend");
  await expect(page.getByLabel("Right answer").locator("option:checked")).toHaveText(/^b /);
});

test("content comes in as a file, and an explanation of an open study is retired with a reason", async ({
  page,
}) => {
  const slug = await makeDraftStudy();
  await openAsStaff(page, `/studies/${slug}/content/import`);
  await takeInContent(page, questionsFile(), null);
  await expectAccessible(page);

  await page.goto(`/studies/${slug}/content`);
  const choice = page.getByLabel("What is in the draft");
  const unexplained = choice.locator("option", { hasText: "without an explanation" });
  await choice.selectOption({ label: (await unexplained.textContent()) ?? "" });
  await page.getByRole("button", { name: "Delete…" }).click();
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByText(/^Deleted: \d+ questions without an explanation\.$/)).toBeVisible();
  await expect(unexplained).toHaveCount(0);
  await query("UPDATE study SET status = 'OPEN', opened_at = now() WHERE slug = $1", [slug]);

  await page.goto(`/studies/${slug}/content?text=kettle&state=retired`);
  await expect(page.getByText("No question is like that.")).toBeVisible();
  await page.goto(`/studies/${slug}/content?answered=right`);
  await page.getByRole("article").first().getByRole("link").first().click();
  await page.getByText("Retire it…").first().click();
  await page.getByLabel("Why?").first().fill("It names a model.");
  await page.getByRole("button", { name: "Retire the explanation" }).first().click();
  await expect(page.getByText("it is given to nobody new. It names a model.")).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/studies/${slug}/content?state=retired`);
  await expect(page.getByRole("article")).toHaveCount(1);
});
