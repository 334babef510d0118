import { expect, type Page } from "playwright/test";

/** The owner of the demo's studies. */
export const DEMO_EMAIL = process.env.DEMO_EMAIL ?? "";

/** Fills in and sends the sign-in form that is on screen. */
export async function sendSignIn(
  page: Page,
  password = process.env.DEMO_PASSWORD ?? "",
  email = DEMO_EMAIL,
): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Opens a staff page, signing in on the way. */
export async function openAsStaff(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await sendSignIn(page);
  await expect(page).toHaveURL(path);
}

/** Signs in as the demo's owner. */
export async function signIn(page: Page): Promise<void> {
  await openAsStaff(page, "/studies");
}

/** Invites somebody on the people page that is on screen; gives the link that it shows. */
export async function invite(page: Page, email: string, role: string): Promise<string> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Role", { exact: true }).selectOption(role);
  await page.getByRole("button", { name: "Make an invitation" }).click();
  await expect(page.getByText(`Send this link to ${email}`)).toBeVisible();
  return page.getByRole("textbox", { name: "Invitation" }).inputValue();
}
