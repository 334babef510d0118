import { expect, test } from "playwright/test";
import { expectAccessible } from "./support/accessibility";
import { CLOSED_STUDY } from "./support/participant";
import { invite, openAsStaff, sendSignIn } from "./support/staff";

const PEOPLE = `/studies/${CLOSED_STUDY}/people`;
const PASSWORD = "the first password of Ada";

test("somebody is invited, joins, gets another role, and leaves; the audit log tells it all", async ({
  page,
  browser,
}) => {
  test.slow();
  const email = `${crypto.randomUUID()}@example.org`;
  await openAsStaff(page, PEOPLE);
  await page.getByRole("button", { name: "Make an invitation" }).click();
  await expect(page.getByText("Enter an e-mail address.")).toBeVisible();
  const link = await invite(page, email, "Viewer");
  await expectAccessible(page);

  const ada = await (await browser.newContext()).newPage();
  await ada.goto(link);
  await expect(ada.getByRole("heading", { level: 1 })).toContainText("Join");
  await ada.getByLabel("Your name").fill("Ada");
  await ada.getByLabel("A new password").fill("short");
  await ada.getByRole("button", { name: "Make the account and join" }).click();
  await expect(ada.getByText("Enter at least 12 characters.")).toBeVisible();
  await expect(ada.getByLabel("Your name")).toHaveValue("Ada");
  await expectAccessible(ada);
  await ada.getByLabel("A new password").fill(PASSWORD);
  await ada.getByRole("button", { name: "Make the account and join" }).click();
  await expect(ada).toHaveURL(`/studies/${CLOSED_STUDY}/monitor`);
  // A viewer sees no participants, and nothing that an owner decides.
  const rail = ada.getByRole("navigation", { name: "Study" });
  await expect(rail.getByRole("link", { name: "Compare" })).toBeVisible();
  await expect(rail.getByRole("link", { name: /Participants|Export|People|Audit/ })).toHaveCount(0);

  await page.goto(PEOPLE);
  const ofAda = page.getByRole("listitem").filter({ hasText: email });
  await ofAda.getByLabel("Role of Ada").selectOption("Analyst");
  await ofAda.getByRole("button", { name: "Change" }).click();
  await expect(ofAda.getByText("Now analyst.")).toBeVisible();
  await ada.goto(`/studies/${CLOSED_STUDY}/participants/1`);
  await expect(ada.getByRole("heading", { level: 1 })).toContainText("How did the run");

  // A new password ends the sessions that others may have.
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto("/account");
  await sendSignIn(elsewhere, PASSWORD, email);
  await expect(elsewhere.getByRole("heading", { name: "Your account" })).toBeVisible();
  await ada.goto("/account");
  await ada.getByLabel("Your password").fill("not the password");
  await ada.getByLabel("A new one").fill("the second password of Ada");
  await ada.getByRole("button", { name: "Change the password" }).click();
  await expect(ada.getByText("This is not your password.")).toBeVisible();
  await ada.getByLabel("Your password").fill(PASSWORD);
  await ada.getByRole("button", { name: "Change the password" }).click();
  await expect(ada.getByText("Sessions that were ended elsewhere: 1.")).toBeVisible();
  await elsewhere.goto("/account");
  await expect(elsewhere.getByRole("heading", { name: "Sign in" })).toBeVisible();

  await ofAda.getByText("Remove…").click();
  await ofAda.getByRole("button", { name: "Remove Ada from the study" }).click();
  await expect(ofAda).toHaveCount(0);
  await expect(page.getByText("Ada is not on the study’s staff any more.")).toBeFocused();
  const gone = await ada.goto(`/studies/${CLOSED_STUDY}/monitor`);
  expect(gone?.status()).toBe(404);

  await page.goto(`/studies/${CLOSED_STUDY}/audit`);
  await page.getByLabel("Who").selectOption(email);
  await page.getByRole("button", { name: "Show" }).click();
  for (const said of ["Joined the staff", "Read a participant’s run"]) {
    await expect(page.getByRole("cell", { name: said })).toBeVisible();
  }
  await ada.context().close();
  await elsewhere.context().close();
});

test("a program reads what its token is for, until it is revoked", async ({ page, request }) => {
  await openAsStaff(page, PEOPLE);
  const name = `A notebook ${crypto.randomUUID().slice(0, 8)}`;
  await page.getByLabel("What is it for?").fill(name);
  await page.getByRole("button", { name: "Make a token" }).click();
  await expect(page.getByText("Choose at least one.")).toBeVisible();
  await page.getByLabel(/read:comparison/).check();
  await page.getByRole("button", { name: "Make a token" }).click();
  const token = await page.getByRole("textbox", { name: "Token" }).inputValue();
  const ask = async (file: string) =>
    (
      await request.get(`/api/v1/studies/${CLOSED_STUDY}/${file}`, {
        headers: { authorization: `Bearer ${token}` },
      })
    ).status();
  expect(await ask("comparison")).toBe(200);
  expect(await ask("downloads/ratings.csv")).toBe(403);
  const row = page.getByRole("row").filter({ hasText: name });
  await row.getByText("Revoke…").click();
  await row.getByRole("button", { name: "Revoke the token" }).click();
  await expect(row).toHaveCount(0);
  expect(await ask("comparison")).toBe(401);
});
