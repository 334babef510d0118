import { expect, test } from "playwright/test";
import { expectAccessible, expectNarrow } from "./support/accessibility";
import { makeOpenStudy } from "./support/draft-study";
import { atTrial, newProlificId, rate, recruitmentLink } from "./support/participant";

test("a study in German is German from its first page to its last, on a phone of 360 px too", async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const slug = await makeOpenStudy({ language: "de", explanationsPerMethod: 1 });
  await page.goto(recruitmentLink(newProlificId(), slug));
  const look = async () => {
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
    await expectAccessible(page);
    await expectNarrow(page);
  };
  await look();
  const agree = page.getByRole("button", { name: "Ich bin einverstanden und beginne" });
  await expect(agree).toBeEnabled();
  await agree.click();
  await expect(page.getByText("Bitte kreuzen Sie jedes Kästchen an")).toBeVisible();
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await agree.click();

  await expect(page).toHaveURL(/\/about-you$/);
  await expect(page.getByText("Welches Geschlecht haben Sie?")).toBeVisible();
  await look();
  for (const select of await page.getByRole("combobox").all()) {
    await select.selectOption("prefer-not-to-say");
  }
  await page.getByRole("button", { name: "Weiter" }).click();

  await expect(page).toHaveURL(/\/instructions$/);
  await look();
  await expect(async () => {
    await page.keyboard.press("4");
    await expect(page.getByRole("radio", { checked: true })).toHaveCount(5, { timeout: 200 });
  }).toPass();
  await page.getByRole("button", { name: "Fertig geübt" }).click();
  await page.getByRole("button", { name: "Beginnen" }).click();

  await expect(page).toHaveURL(/\/rate$/);
  await atTrial(page, 1);
  await expect(page.getByText("1 von 4")).toBeVisible();
  await look();
  await rate(page, 1, 4);
  await expect(page.getByText("Das war die letzte Erklärung.")).toBeVisible();
  await page.getByRole("button", { name: "Abschließen" }).click();
  await expect(page).toHaveURL(/\/thanks$/);
  await expect(page.getByRole("heading", { name: "Vielen Dank" })).toBeVisible();
  await look();
});

test("a study in Chinese says so to readers and to their screen readers", async ({ page }) => {
  const slug = await makeOpenStudy({ language: "zh" });
  await page.goto(recruitmentLink(newProlificId(), slug));
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
  await expect(page.getByRole("button", { name: /同意/ })).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);
});
