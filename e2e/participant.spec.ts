import { expect, test } from "playwright/test";
import { expectAccessible } from "./support/accessibility";
import { storedRun } from "./support/database";
import { keptOnDevice } from "./support/device";
import { FROM_THE_PAGE } from "./support/from-the-page";
import { expectKeyboard } from "./support/keyboard";
import {
  answer,
  answerPractice,
  atTrial,
  CLOSED_STUDY,
  consent,
  finish,
  goOnWith,
  newProlificId,
  OPEN_STUDY,
  practise,
  rate,
  recruitmentLink,
  startRun,
  tellAboutYou,
} from "./support/participant";
import { watchPolicy } from "./support/policy";

test("a participant goes the whole way, and every page on it is accessible, by the keyboard as well", async ({
  page,
}) => {
  test.slow();
  const expectNothingRefused = watchPolicy(page);
  const prolificId = newProlificId();
  await page.goto(recruitmentLink(prolificId));
  await expectAccessible(page);
  await expectKeyboard(page);
  await page.getByRole("button", { name: "I agree and start" }).click();
  await expect(page.getByText("Please tick every box to take part.")).toBeVisible();
  expect(await storedRun(prolificId)).toBeUndefined();

  await consent(page, recruitmentLink(prolificId));
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("Please choose one of the answers.")).toHaveCount(5);
  await expectAccessible(page);
  await expectKeyboard(page);
  await tellAboutYou(page);
  await expectAccessible(page);
  await expectKeyboard(page);
  await practise(page);

  await atTrial(page, 1);
  await expectAccessible(page);
  await expectKeyboard(page);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("5 of 5 statements are still open.")).toBeVisible();
  await expectAccessible(page);
  await expectKeyboard(page);
  await rate(page, 1, 12);
  await page.getByLabel(/anything you would like to tell us/).fill("=1+1, said with a smile");
  await expectAccessible(page);
  await expectKeyboard(page);
  await finish(page);

  await expect(page.getByText("C1GRND7K")).toBeVisible();
  await expect(
    page.getByRole("link", { name: "Go back to Prolific and complete" }),
  ).toHaveAttribute("href", "https://app.prolific.com/submissions/complete?cc=C1GRND7K");
  await expectAccessible(page);
  await expectKeyboard(page);
  const run = await storedRun(prolificId);
  expect(run).toMatchObject({ status: "COMPLETED", responses: 12, ratings: 60 });
  await expect(page.getByText(String(run?.code))).toBeVisible();
  // The browser keeps nothing of a run that is complete.
  await expect.poll(() => keptOnDevice(page)).toEqual([]);
  expectNothingRefused();
});

test("a whole run needs nothing but the keyboard", async ({ page }) => {
  const tabTo = async (name: string | RegExp, role: "button" | "checkbox" = "button") => {
    const target = page.getByRole(role, { name });
    for (let press = 0; press < 60; press++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab does not reach ${name}.`);
  };
  await page.goto(recruitmentLink(newProlificId()));
  await expect(page.getByRole("button", { name: "I agree and start" })).toBeEnabled();
  await tabTo(/^I am at least/, "checkbox");
  await page.keyboard.press("Space");
  await tabTo(/^I have read/, "checkbox");
  await page.keyboard.press("Space");
  await tabTo("I agree and start");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/about-you$/);
  // Until the page listens its fields are disabled, and Tab passes them by.
  await expect(page.getByRole("button", { name: "Continue" })).toBeEnabled();
  for (let field = 0; field < 5; field++) {
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
  }
  await tabTo("Continue");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/instructions$/);
  await answerPractice(page);
  await page.keyboard.press("Enter");
  await tabTo("Start");
  await page.keyboard.press("Enter");

  // The first trial the way a screen reader's user goes: Tab to each group, arrows within it.
  await atTrial(page, 1);
  for (let statement = 0; statement < 5; statement++) {
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowRight");
  }
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(5);
  await tabTo("Continue");
  await page.keyboard.press("Enter");
  await atTrial(page, 2);
  // Enter on an unfinished trial leads to the first open statement.
  await page.keyboard.press("2");
  await page.keyboard.press("Enter");
  await expect(page.getByText("4 of 5 statements are still open.")).toBeVisible();
  for (let statement = 0; statement < 4; statement++) await page.keyboard.press("5");
  await page.keyboard.press("Enter");
  await rate(page, 3, 12);
  await expect(page.getByText("That was the last explanation.")).toBeVisible();
  await tabTo("Finish");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/thanks$/);
});

test("everything fits a phone of 360 px", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  const expectNoSidewaysScroll = async () => {
    const { scrollWidth, clientWidth } = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scrollWidth, clientWidth };
    });
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
  };
  await page.goto(recruitmentLink(newProlificId()));
  await expectNoSidewaysScroll();
  await startRun(page);
  await expectNoSidewaysScroll();
  for (const radio of await page.getByRole("radio").all()) {
    const box = await radio.locator("xpath=..").boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect(box?.width).toBeGreaterThanOrEqual(44);
  }
});

test("somebody without a recruiter takes part by the plain link", async ({ page }) => {
  await startRun(page, `/take/${OPEN_STUDY}`);
  await rate(page, 1, 12);
  await finish(page);
  await expect(page.getByText(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/).first()).toBeVisible();
  await expect(page.getByRole("link", { name: /Go back to/ })).toHaveCount(0);
});

test.describe("what cannot go on says so in a plain sentence", () => {
  const cases = [
    {
      what: "an unknown study",
      link: "/take/no-such-study",
      says: "We do not know this study",
      status: 404,
    },
    {
      what: "a closed study",
      link: `/take/${CLOSED_STUDY}`,
      says: "This study has ended",
      status: 200,
    },
    {
      what: "a placeholder instead of an id",
      link: `/take/${OPEN_STUDY}?PROLIFIC_PID={{%25PROLIFIC_PID%25}}`,
      says: "This link is incomplete",
      status: 200,
    },
    {
      what: "two different ids",
      link: `/take/${OPEN_STUDY}?PROLIFIC_PID=a1&PROLIFIC_PID=b2`,
      says: "This link is incomplete",
      status: 200,
    },
    {
      what: "an id of ten kilobytes",
      link: `/take/${OPEN_STUDY}?PROLIFIC_PID=${"a".repeat(10_000)}`,
      says: "This link is incomplete",
      status: 200,
    },
    {
      what: "a page of the run without a run",
      link: `/take/${OPEN_STUDY}/rate`,
      says: "We cannot see where you were",
      status: 200,
    },
  ];
  for (const { what, link, says, status } of cases) {
    test(what, async ({ page }) => {
      const response = await page.goto(link);
      expect(response?.status()).toBe(status);
      await expect(page.getByRole("heading", { name: says })).toBeVisible();
      await expectAccessible(page);
    });
  }

  test("cookies off", async ({ page, context }) => {
    await page.route("**/consent", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response });
      await context.clearCookies();
    });
    await page.goto(recruitmentLink(newProlificId()));
    for (const box of await page.getByRole("checkbox").all()) await box.check();
    await page.getByRole("button", { name: "I agree and start" }).click();
    await expect(page).toHaveURL(/about-you$/);
    await context.clearCookies();
    await page.reload();
    await expect(page.getByText(/blocks cookies/)).toBeVisible();
  });

  test("a finished run opened again shows its code again", async ({ page, context }) => {
    const link = recruitmentLink(newProlificId());
    await startRun(page, link);
    await rate(page, 1, 12);
    await finish(page);
    await page.goto(link);
    await expect(page).toHaveURL(/thanks$/);
    await context.clearCookies();
    await page.goto(link);
    await goOnWith(page);
    await expect(page).toHaveURL(/thanks$/);
    await expect(page.getByText("C1GRND7K")).toBeVisible();
  });
});

test("no code is shown while a trial is open", async ({ page, request }) => {
  await startRun(page);
  await rate(page, 1, 3);
  await page.goto(`/take/${OPEN_STUDY}/thanks`);
  await expect(page).toHaveURL(/rate$/);
  await atTrial(page, 4);
  await answer(page, 4);
  const refused = await page.request.post(`/api/take/${OPEN_STUDY}/finish`, {
    headers: FROM_THE_PAGE,
    data: { comment: "" },
  });
  expect(refused.status()).toBe(409);
  expect(await refused.text()).not.toContain("C1GRND7K");
  expect((await request.post(`/api/take/${OPEN_STUDY}/finish`, { data: {} })).status()).toBe(401);
});

test("the start page and an address that leads nowhere are accessible", async ({ page }) => {
  await page.goto("/");
  await expectAccessible(page);
  const response = await page.goto("/no-such-page");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
  await expectAccessible(page);
});

test("a page that does not listen yet takes no click, and keeps the link's ids", async ({
  page,
}) => {
  let listen = () => {};
  const scriptsMayCome = new Promise<void>((resolve) => {
    listen = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await scriptsMayCome;
    await route.continue();
  });
  const prolificId = newProlificId();
  await page.goto(recruitmentLink(prolificId), { waitUntil: "commit" });
  const start = page.getByRole("button", { name: "I agree and start" });
  await expect(start).toBeDisabled();
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  listen();
  await expect(start).toBeEnabled();
  await start.click();
  await expect(page).toHaveURL(/about-you$/);
  expect(await storedRun(prolificId)).toMatchObject({ status: "ACTIVE" });
});
