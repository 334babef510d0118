import { expect, test } from "playwright/test";
import { expectAccessible } from "./support/accessibility";
import { makeOpenStudy } from "./support/draft-study";
import { consent, newProlificId, recruitmentLink } from "./support/participant";

test("participants agree to a consent in Markdown, and answer a question of the study's own", async ({
  page,
}) => {
  const slug = await makeOpenStudy({
    consents: ["I have read **all of it**, and [the rules](https://example.org/rules)."],
    ownQuestions: [
      {
        key: "years",
        question: "For how many years have you used such programs?",
        kind: "number",
        required: true,
        options: [],
        min: 0,
        max: 80,
        admits: [],
        admitsFrom: null,
        admitsTo: null,
      },
    ],
  });
  const link = recruitmentLink(newProlificId(), slug);
  await page.goto(link);
  await expect(page.locator("strong", { hasText: "all of it" })).toBeVisible();
  await expect(page.getByRole("link", { name: "the rules" })).toBeVisible();
  await expect(page.getByText("**")).toHaveCount(0);
  await expectAccessible(page);
  await consent(page, link);
  for (const select of await page.getByRole("combobox").all()) {
    await select.selectOption("prefer-not-to-say");
  }
  const years = page.getByLabel("For how many years have you used such programs?");
  await expect(page.getByText("Please enter a whole number from")).toBeVisible();
  await years.fill("a few");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(years).toHaveAttribute("aria-invalid", "true");
  await expect(years).toBeFocused();
  await expectAccessible(page);
  await expect(years).toHaveValue("a few");
  await years.fill("１２.0");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/instructions$/);
});
