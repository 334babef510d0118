import { expect, type Page } from "playwright/test";
import type { questionsFile } from "./made-content";

/** Checks a file, looks at what is worth it, and stores it. */
export async function takeInContent(
  page: Page,
  file: ReturnType<typeof questionsFile>,
  method: string | null,
): Promise<void> {
  await page.getByLabel("The file", { exact: true }).setInputFiles(file);
  if (method) await page.getByLabel(/^Method that trained the student/).fill(method);
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(page.getByText("This is in the file")).toBeVisible();
  const seen = page.getByLabel("I have seen what is worth a look.");
  if (await seen.isVisible()) await seen.check();
  await page.getByRole("button", { name: "Store it in the draft" }).click();
  await expect(page.getByText("Stored", { exact: true })).toBeVisible();
}
