import { expect, test } from "playwright/test";
import { expectAccessible } from "./support/accessibility";
import { query, storedRun } from "./support/database";
import { FROM_THE_PAGE } from "./support/from-the-page";
import {
  answer,
  atTrial,
  consent,
  expectSaved,
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

/** Nothing a participant answered is lost, and nothing counts twice. */

test("a refresh keeps what was begun, and goes on where one was", async ({ page }) => {
  const prolificId = newProlificId();
  await startRun(page, recruitmentLink(prolificId));
  await rate(page, 1, 2);
  await atTrial(page, 3);
  await page.keyboard.press("4");
  await page.keyboard.press("2");
  await page.reload();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(2);
  await expect(page.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "3");
  for (let statement = 0; statement < 3; statement++) await page.keyboard.press("1");
  await page.keyboard.press("Enter");
  await rate(page, 4, 12);
  await page.getByLabel(/anything you would like/).fill("kept over a reload");
  await page.reload();
  await expect(page.getByLabel(/anything you would like/)).toHaveValue("kept over a reload");
  await finish(page);
  expect(await storedRun(prolificId)).toMatchObject({ responses: 12, ratings: 60 });
});

test("about-you answers survive a refresh", async ({ page }) => {
  await consent(page);
  await page.getByLabel("How old are you?").selectOption("30-34");
  await page.reload();
  await expect(page.getByLabel("How old are you?")).toHaveValue("30-34");
});

test("the same link goes on where one was, also on another device; an id alone does not", async ({
  page,
  browser,
}) => {
  const id = newProlificId();
  const link = recruitmentLink(id);
  await startRun(page, link);
  await rate(page, 1, 4);
  await expectSaved(page);
  await page.goto("about:blank");
  await page.goto(link);
  await expect(page).toHaveURL(/rate$/);
  await atTrial(page, 5);

  const phone = await browser.newContext({ viewport: { width: 360, height: 640 } });
  const onPhone = await phone.newPage();
  await onPhone.goto(`/take/${OPEN_STUDY}?PROLIFIC_PID=${id}&SESSION_ID=session2`);
  await expect(onPhone.getByRole("heading", { name: "on another device" })).toBeVisible();
  await expectAccessible(onPhone);
  await onPhone.goto(link);
  await expectAccessible(onPhone);
  expect(await phone.cookies()).toEqual([]);
  await goOnWith(onPhone);
  await expect(onPhone).toHaveURL(/rate$/);
  await rate(onPhone, 5, 6);
  await expectSaved(onPhone);
  await page.reload();
  await atTrial(page, 7);
  await phone.close();

  const bare = await browser.newContext({ javaScriptEnabled: false });
  const withoutScripts = await bare.newPage();
  await withoutScripts.goto(link);
  await goOnWith(withoutScripts);
  await expect(withoutScripts).toHaveURL(/rate$/);
  await bare.close();
});

test("Back never leads to an answer given twice", async ({ page }) => {
  const prolificId = newProlificId();
  await startRun(page, recruitmentLink(prolificId));
  await rate(page, 1, 2);
  await expectSaved(page);
  await page.goBack();
  await page.goto(recruitmentLink(prolificId));
  await rate(page, 3, 12);
  await finish(page);
  await page.goBack();
  await page.goto(`/take/${OPEN_STUDY}/rate`);
  await expect(page).toHaveURL(/thanks$/);
  expect(await storedRun(prolificId)).toMatchObject({ responses: 12, ratings: 60 });
});

test("double clicks start one run and store one response each", async ({ page }) => {
  const prolificId = newProlificId();
  await page.goto(recruitmentLink(prolificId));
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await page.getByRole("button", { name: "I agree and start" }).dblclick();
  await expect(page).toHaveURL(/about-you$/);
  await tellAboutYou(page);
  await practise(page);
  for (let position = 1; position <= 12; position++) {
    await atTrial(page, position);
    await answer(page, position);
    await page.getByRole("button", { name: "Continue" }).dblclick();
  }
  await finish(page);
  expect(await storedRun(prolificId)).toMatchObject({ responses: 12, ratings: 60 });
  const [people] = await query<{ count: number }>(
    "SELECT count(*)::int FROM recruiter_identity WHERE parameters->>'PROLIFIC_PID' = $1",
    [prolificId],
  );
  expect(people?.count).toBe(1);
});

test("two tabs share one run: what one answers, the other skips", async ({ page, context }) => {
  const prolificId = newProlificId();
  await startRun(page, recruitmentLink(prolificId));
  const other = await context.newPage();
  await other.goto(recruitmentLink(prolificId));
  await atTrial(other, 1);
  await rate(page, 1, 2);
  await atTrial(other, 3);
  await rate(other, 3, 5);
  await rate(page, 6, 12);
  await expect(other.getByText("That was the last explanation.")).toBeVisible();
  await finish(page);
  // The other tab learns that the run is over, and does not start it again.
  await expect(other).toHaveURL(/thanks$/);
  expect(await storedRun(prolificId)).toMatchObject({
    status: "COMPLETED",
    responses: 12,
    ratings: 60,
  });
});

test("an offline stretch in the middle stops nobody and loses nothing", async ({
  page,
  context,
}) => {
  const prolificId = newProlificId();
  await startRun(page, recruitmentLink(prolificId));
  await rate(page, 1, 3);
  await expectSaved(page);
  await context.setOffline(true);
  await rate(page, 4, 12);
  await expect(page.getByText("Offline: your answers are kept on this device")).toBeVisible();
  await page.getByRole("button", { name: "Finish" }).click();
  await expect(page.getByText(/9 answers are still on the way/)).toBeVisible();
  expect(await storedRun(prolificId)).toMatchObject({ status: "ACTIVE", responses: 3 });
  await context.setOffline(false);
  await expect(page).toHaveURL(/thanks$/);
  expect(await storedRun(prolificId)).toMatchObject({
    status: "COMPLETED",
    responses: 12,
    ratings: 60,
  });
});

test("answers given offline arrive after the tab was closed and the link opened again", async ({
  page,
  context,
}) => {
  const prolificId = newProlificId();
  await startRun(page, recruitmentLink(prolificId));
  await context.setOffline(true);
  await rate(page, 1, 2);
  await atTrial(page, 3);
  expect(await storedRun(prolificId)).toMatchObject({ responses: 0 });
  await page.close();
  await context.setOffline(false);
  const later = await context.newPage();
  await later.goto(recruitmentLink(prolificId));
  await atTrial(later, 3);
  await expectSaved(later);
  await expect.poll(async () => (await storedRun(prolificId))?.responses).toBe(2);
});

test("replies that get lost on the way are asked for again, and stored once", async ({ page }) => {
  const prolificId = newProlificId();
  await startRun(page, recruitmentLink(prolificId));
  let lost = 0;
  await page.route("**/api/take/trials/**", async (route) => {
    // The server gets the request; its reply never arrives, the first time.
    if (lost++ % 2 === 0) {
      await route.fetch();
      await route.abort("connectionreset");
    } else await route.continue();
  });
  await rate(page, 1, 4);
  await expect.poll(async () => (await storedRun(prolificId))?.responses).toBe(4);
  await expectSaved(page);
  expect(lost).toBeGreaterThan(4);
});

test("twenty identical submissions at once store one response", async ({ page }) => {
  const prolificId = newProlificId();
  await startRun(page, recruitmentLink(prolificId));
  // The page's own submission never leaves; twenty copies of it do.
  const caught = page.waitForRequest("**/api/take/trials/**");
  await page.route("**/api/take/trials/**", (route) => route.abort());
  await rate(page, 1, 1);
  const request = await caught;
  const replies = await Promise.all(
    Array.from({ length: 20 }, () =>
      page.request.put(request.url(), { headers: FROM_THE_PAGE, data: request.postDataJSON() }),
    ),
  );
  const statuses = replies.map((reply) => reply.status());
  expect(statuses.filter((status) => status === 201)).toHaveLength(1);
  expect(statuses.filter((status) => status === 200)).toHaveLength(19);
  expect(await storedRun(prolificId)).toMatchObject({ responses: 1, ratings: 5 });
});
