import { type Browser, expect, type Page, test } from "playwright/test";
import { query } from "./support/database";
import { expectSaved, finish, goOnWith } from "./support/participant";
import {
  BACKUP,
  browserAt,
  RECORDED,
  type RecordedPerson,
  waitingAnswers,
} from "./support/recorded-study";
import { type RestoredApp, startRestoredApp } from "./support/restored-app";

/**
 * A study that was running under an earlier version is restored and brought to this one; its people
 * go on with what their browsers kept since then, and nothing that they answered is lost.
 */

const { secret, study, people } = RECORDED;
const TRIALS = 8;

// One app for all of them.
test.describe.configure({ mode: "default" });

let app: RestoredApp;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  app = await startRestoredApp(BACKUP, secret);
  // One is late; for the others the hour has not passed for which their places are kept.
  await ask(
    `UPDATE participant SET reserved_until =
        now() + CASE WHEN id = $1 THEN interval '-1 minute' ELSE interval '1 hour' END
      WHERE reserved_until IS NOT NULL`,
    [people.late.participant],
  );
});
test.afterAll(() => app?.stop());

const ask = <Row extends object>(sql: string, values: unknown[]) =>
  query<Row>(sql, values, app.databaseUrl);

async function browse(browser: Browser, person: RecordedPerson): Promise<Page> {
  const context = await browser.newContext({
    baseURL: app.address,
    ...browserAt(app.address, person),
  });
  return context.newPage();
}

interface StoredAnswer {
  trial: string;
  ratings: Record<string, number>;
  durationMs: number;
  submittedAt: Date;
  paradata: object;
}

function storedAnswers({ participant }: RecordedPerson): Promise<StoredAnswer[]> {
  return ask(
    `SELECT t.id AS trial, jsonb_object_agg(c.key, g.value) AS ratings,
            r.duration_ms AS "durationMs", r.submitted_at AS "submittedAt",
            jsonb_build_object('awayMs', r.away_ms, 'firstAnswerMs', r.first_answer_ms,
              'changes', r.changes, 'focusLosses', r.focus_losses, 'viewport', r.viewport) AS paradata
       FROM trial t
       JOIN response r ON r.trial_id = t.id
       JOIN rating g ON g.trial_id = r.trial_id
       JOIN construct c ON c.id = g.construct_id
      WHERE t.participant_id = $1
      GROUP BY t.id, r.trial_id`,
    [participant],
  );
}

/** What the server had and what the browser kept is stored, as it was answered, and so many in all. */
async function expectStored(person: RecordedPerson, count: number): Promise<void> {
  await expect.poll(async () => (await storedAnswers(person)).length).toBe(count);
  const stored = new Map((await storedAnswers(person)).map((answer) => [answer.trial, answer]));
  for (const [trial, ratings] of Object.entries(person.acknowledged)) {
    expect(stored.get(trial)?.ratings).toEqual(ratings);
  }
  const waiting = Object.entries(waitingAnswers(person));
  for (const [trial, { checks, submittedAt, ...answer }] of waiting) {
    expect(stored.get(trial)).toEqual({ trial, submittedAt: new Date(submittedAt), ...answer });
    for (const [check, value] of Object.entries(checks)) {
      const checked = await ask(
        "SELECT value FROM answer WHERE participant_id = $1 AND key = 'attention:' || $2",
        [person.participant, check],
      );
      expect(checked).toEqual([{ value: String(value) }]);
    }
  }
}

/** The trial on which the person was, with its texts in the order in which they stood. */
async function expectWhereTheyWere(page: Page, { at, begun = 0, sees = [] }: RecordedPerson) {
  await expect(page).toHaveURL(/\/rate$/);
  await expect(page.getByRole("progressbar")).toHaveAttribute("aria-valuenow", String(at));
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(begun);
  const escaped = sees.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  await expect(page.getByRole("main")).toContainText(new RegExp(escaped.join("[\\s\\S]*")));
}

/** Answers what is still open on the trial on screen; a check among its statements asks for this. */
async function rateShown(page: Page): Promise<void> {
  for (let statement = 0; statement < 6; statement++) await page.keyboard.press("4");
  await page.keyboard.press("Enter");
}

/** Rates from the trial on screen to the last; gives how many there were. */
async function rateTheRest(page: Page): Promise<number> {
  const progress = page.getByRole("progressbar");
  const at = Number(await progress.getAttribute("aria-valuenow"));
  for (let place = at; place <= TRIALS; place++) {
    await expect(progress).toHaveAttribute("aria-valuenow", String(place));
    await rateShown(page);
  }
  await finish(page);
  return TRIALS - at + 1;
}

async function expectCompleted({ participant }: RecordedPerson): Promise<void> {
  const rows = await ask("SELECT status, code FROM participant WHERE id = $1", [participant]);
  expect(rows).toMatchObject([{ status: "COMPLETED" }]);
}

test("who was in the middle goes on where they were, and what waited in the browser arrives", async ({
  browser,
}) => {
  const person = people.midRun;
  expect(Object.keys(waitingAnswers(person))).toHaveLength(2);
  const page = await browse(browser, person);
  await page.goto(`/take/${study}`);
  await expectWhereTheyWere(page, person);
  await expectSaved(page);
  await expectStored(person, 6);
  await rateTheRest(page);
  await expect(page.getByText(people.finished.completionCode)).toBeVisible();
  await expectStored(person, TRIALS);
  await expectCompleted(person);
  await page.context().close();
});

test("who had finished finds the completion code again, and may still withdraw", async ({
  browser,
}) => {
  const person = people.finished;
  const page = await browse(browser, person);
  await page.goto(`/take/${study}`);
  await expect(page).toHaveURL(/\/thanks$/);
  await expect(page.getByText(person.completionCode)).toBeVisible();
  await expectStored(person, TRIALS);
  await page.context().close();

  const elsewhere = await browser.newPage({ baseURL: app.address });
  await elsewhere.goto(person.withdrawal);
  await expect(elsewhere.getByText(person.code)).toBeVisible();
  await elsewhere.close();
});

test("who comes back by the link, on another device, goes on where they were", async ({
  browser,
}) => {
  const person = people.byLink;
  const page = await browse(browser, person);
  await page.goto(person.link);
  await goOnWith(page);
  await expectWhereTheyWere(page, person);
  await expectStored(person, 3);
  await rateTheRest(page);
  await expect(page.getByText(people.finished.completionCode)).toBeVisible();
  await expectStored(person, TRIALS);
  await expectCompleted(person);
  await page.context().close();
});

test("who comes back after their time, with answers that waited in local storage, loses none", async ({
  browser,
}) => {
  const person = people.late;
  expect(Object.keys(waitingAnswers(person))).toHaveLength(2);
  const page = await browse(browser, person);
  await page.goto(person.link);
  await goOnWith(page);
  await expect(page).toHaveURL(/\/rate$/);
  await expectSaved(page);
  await expectStored(person, 6);
  // What the server did not have at the moment of coming back is planned anew.
  const rated = await rateTheRest(page);
  expect(rated).toBeGreaterThanOrEqual(2);
  expect(rated).toBeLessThanOrEqual(4);
  await expectStored(person, 6 + rated);
  await expectCompleted(person);
  await page.context().close();
});
