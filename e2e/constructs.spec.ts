import { expect, test } from "playwright/test";
import { expectAccessible } from "./support/accessibility";
import { makeDraftStudy } from "./support/draft-study";
import { openAsStaff } from "./support/staff";

test("constructs are taken from the library and tried beside, on scales of their own", async ({
  page,
}) => {
  const slug = await makeDraftStudy();
  await openAsStaff(page, `/studies/${slug}/constructs`);
  const save = page.getByRole("button", { name: "Save the constructs" });
  await expect(save).toBeEnabled();
  await page.getByText("NASA Task Load Index", { exact: true }).click();
  await page.getByRole("button", { name: "How hurried did you feel?" }).click();
  const preview = page.getByRole("region", { name: "As participants see it" });
  const hurried = preview.getByRole("group", { name: "How hurried did you feel?" });
  await expect(hurried.getByRole("radio")).toHaveCount(11);
  await preview.getByText("11", { exact: true }).click();
  await expect(hurried.getByRole("radio", { name: "11, very high" })).toBeChecked();

  await page.getByLabel("Construct 6, as the data name it").fill("Haste");
  await page
    .getByRole("checkbox", { name: /^Reverse-scored/ })
    .last()
    .check();
  await page.getByLabel("Words at 11").fill("");
  await save.click();
  await expect(page.getByText("The ends of a scale need words.")).toBeVisible();
  await page.getByLabel("Words at 11").fill("extremely");
  await save.click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Construct 6, as the data name it")).toHaveValue("Haste");
  await expect(page.getByLabel("Words at 11")).toHaveValue("extremely");

  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
