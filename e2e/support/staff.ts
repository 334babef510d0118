import { expect, type Page } from "playwright/test";

/** Signs in as the demo's owner. */
export async function signIn(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(process.env.DEMO_EMAIL ?? "");
  await page.getByLabel("Password").fill(process.env.DEMO_PASSWORD ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/studies/);
}
