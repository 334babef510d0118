import { expect, type Page, test } from "playwright/test";
import { storedRun } from "./support/database";
import { keptOnDevice } from "./support/device";
import {
  atTrial,
  finish,
  newProlificId,
  rate,
  recruitmentLink,
  startRun,
} from "./support/participant";

/** What the browser keeps of a run, in browsers that keep it in different ways. */

test("two tabs show the same answers while a trial is being rated", async ({ page, context }) => {
  const prolificId = newProlificId();
  await startRun(page, recruitmentLink(prolificId));
  const other = await context.newPage();
  await other.goto(recruitmentLink(prolificId));
  await atTrial(other, 1);
  await page.keyboard.press("4");
  await page.keyboard.press("2");
  await expect(other.getByRole("radio", { checked: true })).toHaveCount(2);
  for (let statement = 0; statement < 3; statement++) await other.keyboard.press("5");
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(5);
  await page.keyboard.press("Enter");
  await atTrial(page, 2);
  await atTrial(other, 2);
  await expect.poll(async () => (await storedRun(prolificId))?.ratings).toBe(5);
});

test("answers that an earlier version of the page left on the device are taken over and sent", async ({
  page,
  context,
}) => {
  const prolificId = newProlificId();
  await startRun(page, recruitmentLink(prolificId));
  const caught = page.waitForRequest("**/api/take/trials/**");
  await page.route("**/api/take/trials/**", (route) => route.abort());
  await rate(page, 1, 1);
  const request = await caught;
  const trialId = new URL(request.url()).pathname.split("/").at(-2);
  const [name] = (await keptOnDevice(page)).filter((kept) => kept.includes("/queued/"));
  const { ratings, durationMs, submittedAt } = request.postDataJSON();
  await page.close();

  const later = await context.newPage();
  await later.goto("/");
  await later.evaluate(
    async ([name, response]) => {
      indexedDB.deleteDatabase("grounded");
      localStorage.setItem(String(name), String(response));
    },
    [name, JSON.stringify({ ratings, durationMs, submittedAt })],
  );
  expect(name).toContain(`/queued/${trialId}`);
  await later.goto(recruitmentLink(prolificId));
  await atTrial(later, 2);
  await expect.poll(async () => (await storedRun(prolificId))?.responses).toBe(1);
  await expect
    .poll(() =>
      later.evaluate(() => Object.keys(localStorage).filter((it) => it.includes("queued"))),
    )
    .toEqual([]);
});

/** Whole runs, with a reload in the middle of a trial, where the browser has no or a bad IndexedDB. */
const WITHOUT = {
  "has no IndexedDB": () => Object.defineProperty(window, "indexedDB", { value: undefined }),
  "never answers when its IndexedDB is opened": () =>
    Object.defineProperty(window, "indexedDB", { value: { open: () => ({}) } }),
  "has neither IndexedDB nor BroadcastChannel nor locks": () => {
    Object.defineProperty(window, "indexedDB", { value: undefined });
    Object.defineProperty(window, "BroadcastChannel", { value: undefined });
    Object.defineProperty(navigator, "locks", { value: undefined });
  },
};
for (const [what, breakIt] of Object.entries(WITHOUT)) {
  test(`a browser that ${what} loses nothing either`, async ({ page, context }) => {
    await context.addInitScript(breakIt);
    const prolificId = newProlificId();
    await startRun(page, recruitmentLink(prolificId));
    await rate(page, 1, 1);
    await context.setOffline(true);
    await rate(page, 2, 3);
    await atTrial(page, 4);
    await page.keyboard.press("4");
    await context.setOffline(false);
    const other = await reopened(page, recruitmentLink(prolificId));
    await expect(other.getByRole("radio", { checked: true })).toHaveCount(1);
    await expect(other.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "4");
    for (let statement = 0; statement < 4; statement++) await other.keyboard.press("1");
    await other.keyboard.press("Enter");
    await rate(other, 5, 12);
    await finish(other);
    expect(await storedRun(prolificId)).toMatchObject({ responses: 12, ratings: 60 });
  });
}

async function reopened(page: Page, link: string): Promise<Page> {
  const later = await page.context().newPage();
  await page.close();
  await later.goto(link);
  return later;
}

test("a response says how its trial was answered", async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 900 });
  await startRun(page);
  const sent = page.waitForRequest("**/api/take/trials/**");
  await page.getByRole("radio").first().press("2");
  await page.getByRole("radio").first().press("3");
  await page.evaluate(() => window.dispatchEvent(new Event("blur")));
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  for (let statement = 0; statement < 4; statement++) await page.keyboard.press("1");
  await page.keyboard.press("Enter");
  const { durationMs, paradata } = (await sent).postDataJSON();
  expect(paradata).toMatchObject({ changes: 1, focusLosses: 1, viewport: "medium" });
  expect(paradata.firstAnswerMs).toBeLessThanOrEqual(durationMs);
  expect(paradata.awayMs).toBeLessThanOrEqual(durationMs);
});
