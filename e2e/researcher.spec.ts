import { expect, type Page, test } from "playwright/test";
import { expectAccessible } from "./support/accessibility";
import { answer, CLOSED_STUDY, OPEN_STUDY, rate, startRun } from "./support/participant";
import { DEMO_EMAIL, openAsStaff, sendSignIn } from "./support/staff";

const studyPage = (study: string, place: string) => `/studies/${study}/${place}`;

/** Presses Tab until the element with this name has the focus. */
async function tabTo(page: Page, role: "link" | "button" | "region", name: string | RegExp) {
  const target = page.getByRole(role, { name, exact: true });
  // Every p-value of the comparison is a stop on the way.
  for (let press = 0; press < 300; press++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${name}.`);
}

test("a researcher signs in, after a wrong password, and comes to the page that was asked for", async ({
  page,
}) => {
  const wanted = studyPage(CLOSED_STUDY, "compare?set=completed");
  await page.goto(wanted);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Enter an e-mail address.")).toBeVisible();
  await expect(page.getByText("Enter your password.")).toBeVisible();
  await expectAccessible(page);

  await sendSignIn(page, "not the password");
  await expect(page.getByText("do not belong together")).toBeVisible();
  await expect(page.getByLabel("E-mail address")).toHaveValue(DEMO_EMAIL);
  await expectAccessible(page);

  await sendSignIn(page);
  await expect(page).toHaveURL(wanted);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Which method explains better/);

  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto(wanted);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("the monitor shows a response that arrives, without a reload", async ({ page, browser }) => {
  test.slow();
  await openAsStaff(page, studyPage(OPEN_STUDY, "monitor"));
  const figure = (name: string) =>
    page.getByRole("term").filter({ hasText: name }).locator("xpath=following-sibling::dd/span[1]");
  const shown = async (name: string) =>
    Number(((await figure(name).textContent()) ?? "").replaceAll(",", ""));
  const [consented, responses] = [await shown("Consented"), await shown("Responses")];

  const participant = await (await browser.newContext()).newPage();
  await startRun(participant);
  await rate(participant, 1, 1);
  await answer(participant, 2);

  await expect.poll(() => shown("Consented")).toBeGreaterThan(consented);
  await expect.poll(() => shown("Responses")).toBeGreaterThan(responses);
  await expect(page.getByRole("status").filter({ hasText: "responses stored" })).toBeAttached();
  await participant.context().close();
});

test("the monitor says so when the server cannot be reached, and goes on when it can", async ({
  page,
}) => {
  // Neither by its stream, nor when it is asked.
  const ways = /\/(progress|monitor\/events)$/;
  await page.route(ways, (route) => route.abort());
  await openAsStaff(page, studyPage(OPEN_STUDY, "monitor"));
  await expect(page.getByText("These figures are not current")).toBeVisible();
  await page.unroute(ways);
  await expect(page.getByText("Updates itself while the page is open")).toBeVisible();
});

test("the comparison is reached and read with the keyboard only", async ({ page }) => {
  test.slow();
  await openAsStaff(page, "/studies");
  await page.keyboard.press("Tab");
  await page.locator(`a[href="${studyPage(CLOSED_STUDY, "monitor")}"]`).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Is it going well?" })).toBeVisible();
  await tabTo(page, "link", "Compare");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Which method explains better/);

  await tabTo(page, "link", "Only participants who completed");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/set=completed/);
  await tabTo(page, "region", /^Table 1\./);
  await tabTo(page, "region", /^Table 4\./);
  await tabTo(page, "region", /^Table 7\./);
  const rows = page.getByRole("table", { name: /^Table 7\./ }).getByRole("row");
  // Six pairs of four methods and a heading, on five constructs and Quality, under one head.
  await expect(rows).toHaveCount(1 + 6 * 7);
});

test("the comparison says that its data are simulated, in every caption", async ({ page }) => {
  await openAsStaff(page, studyPage(CLOSED_STUDY, "compare"));
  await expect(page.getByText("a model drew the ratings, nobody gave them")).toBeVisible();
  for (const figure of await page.getByRole("figure").all()) {
    await expect(figure.locator("figcaption")).toContainText("Simulated data");
    // The chart is named by a sentence and drawn by the library that comes after the page.
    await expect(figure.getByRole("img")).toHaveAccessibleName(/\w+ .*\./);
    await expect(figure.getByRole("img").locator("svg").first()).toBeVisible();
  }
  await expect(page.getByRole("figure")).toHaveCount(8);
  const captions = page.locator("caption");
  const said = captions.filter({ hasText: "Simulated data" });
  await expect(said).toHaveCount(await captions.count());
});

test("what is not theirs is not found, in words and by its status", async ({ page }) => {
  await openAsStaff(page, "/studies");
  for (const path of ["/studies/no-such-study/monitor", studyPage(OPEN_STUDY, "nothing")]) {
    const reply = await page.goto(path);
    expect(reply?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "Nothing to see here" })).toBeVisible();
  }
});
