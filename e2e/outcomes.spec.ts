import { expect, type Page, test } from "playwright/test";
import { expectAccessible, expectNarrow } from "./support/accessibility";
import { query, storedRun } from "./support/database";
import { makeOpenStudy } from "./support/draft-study";
import { expectKeyboard } from "./support/keyboard";
import {
  answerPractice,
  atTrial,
  consent,
  expectSaved,
  finish,
  goOnWith,
  leave,
  newProlificId,
  rate,
  recruitmentLink,
  startRun,
  tellAboutYou,
} from "./support/participant";

/** Every way in which a run ends other than by completing it, each with its own code. */

const RECRUITMENT = {
  openLink: false,
  invitations: false,
  prolific: {
    ends: {
      completed: { code: "DONE", returnUrl: null },
      "no-consent": { code: "NOCONSENT", returnUrl: null },
      "screened-out": { code: "SCREENED", returnUrl: null },
      "failed-attention": { code: "ATTENTION", returnUrl: null },
      "quota-full": { code: "FULL", returnUrl: null },
      "timed-out": { code: "TIMEOUT", returnUrl: null },
    },
    keySet: null,
  },
  mturk: { ends: { completed: { code: null, returnUrl: null } } },
};

const study = (change: Record<string, unknown> = {}) =>
  makeOpenStudy({ recruitment: RECRUITMENT, explanationsPerMethod: 1, ...change });

async function expectEnd(page: Page, code: string): Promise<void> {
  await expect(page.getByText(code, { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: /^Go back to Prolific/ })).toHaveAttribute(
    "href",
    `https://app.prolific.com/submissions/complete?cc=${code}`,
  );
  await expectAccessible(page);
}

/** The time for which the places were kept is over. */
async function runOut(prolificId: string): Promise<void> {
  await query(
    `UPDATE participant SET reserved_until = now() - interval '1 second' FROM recruiter_identity i
      WHERE i.participant_id = participant.id AND i.parameters->>'PROLIFIC_PID' = $1`,
    [prolificId],
  );
}

test("who does not consent gets the code for it, and nothing is stored but a number", async ({
  page,
}) => {
  const slug = await study();
  const id = newProlificId();
  await page.goto(recruitmentLink(id, slug));
  await page.getByRole("button", { name: "I do not want to take part" }).click();
  await expectEnd(page, "NOCONSENT");
  await page.getByRole("button", { name: "I have changed my mind" }).click();
  await expect(page.getByRole("button", { name: "I agree and start" })).toBeVisible();
  expect(await storedRun(id)).toBeUndefined();
  await expect
    .poll(async () => {
      const [row] = await query<{ visits: number }>(
        `SELECT v.visits FROM visit_count v JOIN study s ON s.id = v.study_id
          WHERE s.slug = $1 AND v.outcome = 'no-consent'`,
        [slug],
      );
      return row?.visits;
    })
    .toBe(1);
});

test("who is screened out learns it at once, and nothing of what was said is kept", async ({
  page,
}) => {
  const slug = await study({
    screening: [
      {
        key: "reads",
        question: "Do you read English without effort?",
        options: [
          { key: "yes", label: "Yes, I do" },
          { key: "no", label: "No, I do not" },
        ],
        admits: ["yes"],
      },
    ],
  });
  const id = newProlificId();
  await consent(page, recruitmentLink(id, slug));
  await expectAccessible(page);
  for (const select of await page.getByRole("combobox").all()) {
    await select.selectOption({ index: 2 });
  }
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/ended$/);
  await expect(page.getByRole("heading", { name: "You cannot take part" })).toBeVisible();
  await expectEnd(page, "SCREENED");
  expect(await storedRun(id)).toMatchObject({ status: "SCREENED_OUT", responses: 0 });
  const answers = await query(
    `SELECT 1 FROM answer a JOIN study s ON s.id = a.study_id WHERE s.slug = $1`,
    [slug],
  );
  expect(answers).toEqual([]);
});

test("who does not understand the instructions gets a second try, and then goes", async ({
  page,
}) => {
  const slug = await study({
    comprehension: {
      questions: [
        {
          key: "what",
          question: "What do you rate?",
          options: ["The answer", "The explanation"],
          right: 1,
        },
      ],
      tries: 2,
    },
  });
  await consent(page, recruitmentLink(newProlificId(), slug));
  await tellAboutYou(page);
  await answerPractice(page);
  await page.getByRole("button", { name: "Done practising" }).click();
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByText("Please answer every question.")).toBeVisible();
  await page.getByLabel("The answer", { exact: true }).check();
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByText("You have one more try.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page).toHaveURL(/\/ended$/);
  await expectEnd(page, "SCREENED");
});

test("who fails the attention check is thanked, with the code for it, and every answer stays", async ({
  page,
}) => {
  const slug = await study({
    attention: {
      checks: [
        {
          key: "read",
          kind: "instructional",
          statement: "To show that you read this, please choose “disagree”.",
          passing: [2],
          trial: 2,
          place: 3,
        },
      ],
      failuresAllowed: 0,
    },
  });
  const id = newProlificId();
  await startRun(page, recruitmentLink(id, slug));
  await rate(page, 1, 1);
  await atTrial(page, 2);
  const statement = page.getByRole("group", { name: /To show that you read this/ });
  await expect(statement).toBeVisible();
  for (let key = 0; key < 6; key++) await page.keyboard.press("4");
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(6);
  await page.keyboard.press("Enter");
  await rate(page, 3, 4);
  await finish(page);
  await expectEnd(page, "ATTENTION");
  expect(await storedRun(id)).toMatchObject({
    status: "FAILED_ATTENTION",
    responses: 4,
    ratings: 20,
  });
});

test("who comes when the study is full is told so, before anything is stored", async ({ page }) => {
  const slug = await study({ targetParticipants: 1 });
  await consent(page, recruitmentLink(newProlificId(), slug));
  await tellAboutYou(page);
  const late = newProlificId();
  await page.context().clearCookies();
  await page.goto(recruitmentLink(late, slug));
  await expect(page.getByRole("heading", { name: "All places are taken" })).toBeVisible();
  await expectEnd(page, "FULL");
  expect(await storedRun(late)).toBeUndefined();
});

test("who comes back too late goes on with what is missing, or learns that the place is gone", async ({
  page,
}) => {
  const slug = await study({ targetParticipants: 1 });
  const id = newProlificId();
  await startRun(page, recruitmentLink(id, slug));
  await rate(page, 1, 2);
  await expectSaved(page);
  await runOut(id);
  await page.goto(recruitmentLink(id, slug));
  await goOnWith(page);
  await atTrial(page, 3);
  await rate(page, 3, 3);
  await expectSaved(page);
  expect(await storedRun(id)).toMatchObject({ responses: 3 });

  await runOut(id);
  const other = newProlificId();
  await page.context().clearCookies();
  await consent(page, recruitmentLink(other, slug));
  await tellAboutYou(page);
  await page.goto(recruitmentLink(id, slug));
  await goOnWith(page);
  await expect(page.getByRole("heading", { name: "given to somebody else" })).toBeVisible();
  await expectEnd(page, "TIMEOUT");
  expect(await storedRun(id)).toMatchObject({ status: "TIMED_OUT", responses: 3 });
});

test("who stops keeps what was answered: nothing ends while an answer is still on the device", async ({
  page,
}) => {
  const slug = await study();
  const id = newProlificId();
  await startRun(page, recruitmentLink(id, slug));
  await page.route("**/api/take/trials/**", (route) => route.abort());
  await rate(page, 1, 2);
  await atTrial(page, 3);
  await leave(page);
  const stop = page.getByRole("button", { name: "Stop taking part", exact: true });
  await stop.click();
  await expect(page.getByText("You have not stopped yet")).toBeVisible();
  await expect(page.getByText(/2 answers could not be saved.*cannot reach/)).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);
  await expectKeyboard(page);
  expect(await storedRun(id)).toMatchObject({ status: "ACTIVE", responses: 0 });
  await page.unroute("**/api/take/trials/**");
  await stop.click();
  await expect(page.getByRole("heading", { name: "You have stopped" })).toBeVisible();
  await expectEnd(page, "NOCONSENT");
  expect(await storedRun(id)).toMatchObject({ status: "WITHDRAWN", responses: 2 });
  await page.goto(recruitmentLink(id, slug));
  await expect(page.getByRole("heading", { name: "You have stopped" })).toBeVisible();
});

test("the address on the last page erases everything, from any device and at any time", async ({
  page,
  browser,
}) => {
  const slug = await study();
  const id = newProlificId();
  await startRun(page, recruitmentLink(id, slug));
  await rate(page, 1, 4);
  await finish(page);
  const address = await page
    .getByRole("link", { name: "withdraw from this study" })
    .getAttribute("href");
  const elsewhere = await browser.newContext();
  const device = await elsewhere.newPage();
  await device.goto(address ?? "");
  await expectAccessible(device);
  await device.getByRole("button", { name: "Erase all my answers" }).click();
  await expect(device.getByRole("heading", { name: "have been erased" })).toBeVisible();
  await expectAccessible(device);
  await elsewhere.close();

  const [left] = await query<{ rows: number; status: string; erased: number }>(
    `SELECT p.status, p.erased_responses AS erased,
            (SELECT count(*) FROM trial t WHERE t.participant_id = p.id)::int
            + (SELECT count(*) FROM answer a WHERE a.participant_id = p.id)::int
            + (SELECT count(*) FROM recruiter_identity i WHERE i.participant_id = p.id)::int AS rows
       FROM participant p JOIN study s ON s.id = p.study_id WHERE s.slug = $1`,
    [slug],
  );
  expect(left).toEqual({ rows: 0, status: "ERASED", erased: 4 });
  expect(await storedRun(id)).toBeUndefined();
});

test("a worker who looks at a task before accepting it sees a preview, and is not stored", async ({
  page,
}) => {
  const slug = await study();
  await page.goto(`/take/${slug}?assignmentId=ASSIGNMENT_ID_NOT_AVAILABLE&hitId=H1`);
  await expect(page.getByText("Preview: nothing is stored.")).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(0);
  await expectAccessible(page);
  const people = await query(
    "SELECT 1 FROM participant p JOIN study s ON s.id = p.study_id WHERE s.slug = $1",
    [slug],
  );
  expect(people).toEqual([]);
});

test("the practice is left out where the protocol has none, and the right answer is shown where it says so", async ({
  page,
}) => {
  const slug = await study({ practice: null, showGold: true, choiceOrder: "random" });
  await consent(page, recruitmentLink(newProlificId(), slug));
  await tellAboutYou(page);
  await page.getByRole("button", { name: "Start" }).click();
  await atTrial(page, 1);
  await expect(page.getByText("the right answer")).toBeVisible();
  await expectAccessible(page);
});
