import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "playwright/test";
import { CLOSED_STUDY } from "./participant";
import { openAsStaff } from "./staff";

export const CONSTRUCTS = [
  "Plausibility",
  "Understandability",
  "Completeness",
  "Satisfaction",
  "Contrastiveness",
];
const COMPARE = `/studies/${CLOSED_STUDY}/compare`;

/** The comparison with its models. */
export async function openComparison(page: Page, path = COMPARE): Promise<void> {
  await openAsStaff(page, path);
  await expect(page.getByRole("region", { name: "Verdict" })).toBeVisible();
  await expect(page.getByText("The models are being computed")).toHaveCount(0, { timeout: 90_000 });
  // From here on the page listens.
  await expect(page.getByRole("button", { name: /^CSV of Table 1\./ })).toBeEnabled();
}

/** Takes what a button gives. */
export async function download(
  page: Page,
  button: Locator,
): Promise<{ name: string; bytes: Buffer }> {
  await expect(button).toBeEnabled();
  const waiting = page.waitForEvent("download");
  await button.click();
  const taken = await waiting;
  return { name: taken.suggestedFilename(), bytes: await readFile(await taken.path()) };
}
