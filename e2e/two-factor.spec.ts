import { expect, type Page, test } from "playwright/test";
import { expectAccessible, expectNarrow } from "./support/accessibility";
import { expectKeyboard } from "./support/keyboard";
import { oneTimePassword } from "./support/one-time-password";
import { openAsStaff, sendSignIn } from "./support/staff";

const PASSWORD = "the first password of Bo";

async function expectGood(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNarrow(page);
  await expectKeyboard(page);
}

test("an administrator hands an account over, and its owner signs in by two factors", async ({
  page,
  browser,
}) => {
  const email = `${crypto.randomUUID()}@example.org`;
  await openAsStaff(page, "/accounts");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText(`Hand this link to ${email} only`)).toBeVisible();
  await expectGood(page);
  const link = await page.getByRole("textbox", { name: "Password link" }).inputValue();

  const bo = await (await browser.newContext()).newPage();
  await bo.goto(link);
  await expectGood(bo);
  await bo.getByLabel("A new password").fill(PASSWORD);
  await bo.getByRole("button", { name: "Set the password" }).click();
  await sendSignIn(bo, PASSWORD, email);
  await expect(bo).toHaveURL("/studies");
  await expect(bo.getByRole("link", { name: "New study" })).toHaveCount(0);
  await expect(bo.getByText("Ask an administrator for the role Researcher.")).toBeVisible();
  await bo.goto(link);
  await expect(bo.getByText("This link cannot be used")).toBeVisible();
  await expectGood(bo);

  await bo.goto("/account/two-factor");
  await bo.getByLabel("Your password").fill(PASSWORD);
  await bo.getByRole("button", { name: "Set up" }).click();
  const key = await bo.getByRole("textbox", { name: "Key" }).inputValue();
  await expectGood(bo);
  await bo.getByLabel("The 6-digit code").fill(oneTimePassword(key, -1));
  await bo.getByRole("button", { name: "Turn on" }).click();
  await expect(bo.getByRole("list", { name: "Recovery codes" }).getByRole("listitem")).toHaveCount(
    10,
  );
  await expectGood(bo);
  await bo.getByRole("button", { name: "Sign out" }).click();
  await expect(bo.getByRole("button", { name: "Sign in" })).toBeVisible();

  await bo.goto("/sign-in");
  await sendSignIn(bo, PASSWORD, email);
  await bo.getByLabel("6-digit code").fill("000000");
  await bo.getByRole("button", { name: "Sign in" }).click();
  await expect(bo.getByText("This code is wrong or was used.")).toBeVisible();
  await bo.getByLabel("6-digit code").fill(oneTimePassword(key, 0));
  await bo.getByRole("button", { name: "Sign in" }).click();
  await expect(bo).toHaveURL("/studies");
  await bo.context().close();
});
