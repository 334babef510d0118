import { expect, type Page, test } from "playwright/test";
import { query } from "./support/database";
import { makeOpenStudy } from "./support/draft-study";
import { FROM_THE_PAGE } from "./support/from-the-page";
import {
  answerPractice,
  atTrial,
  consent,
  finish,
  newProlificId,
  rate,
  recruitmentLink,
  startRun,
  tellAboutYou,
} from "./support/participant";

/** Everything that the page's responses hold, by address: headers and bytes. */
function recordResponses(page: Page) {
  const received: { url: string; text: string }[] = [];
  const reading: Promise<void>[] = [];
  page.on("response", (response) => {
    const url = response.url();
    const head = `${url}\n${JSON.stringify(response.headers())}`;
    const keep = (body: string) => void received.push({ url, text: `${head}\n${body}` });
    // Redirects have no body.
    const read = response.body().then(
      (body) => keep(body.toString("latin1")),
      () => keep(""),
    );
    reading.push(read);
  });
  return async () => {
    await Promise.all(reading);
    return received;
  };
}

const check = {
  key: "sunrise-check",
  kind: "instructional",
  statement: "Please choose “agree” here.",
  passing: [4],
  trial: 1,
  place: 2,
};
const comprehension = {
  questions: [{ key: "what", question: "What do you rate?", options: ["This", "That"], right: 1 }],
  tries: 3,
};

test("no byte that a participant receives tells the method, the gold answer, or anybody else's data", async ({
  page,
  browser,
}) => {
  test.slow();
  const slug = await makeOpenStudy({
    explanationsPerMethod: 1,
    comprehension,
    attention: { checks: [check], failuresAllowed: 1 },
  });
  const wholeRun = async (on: Page, prolificId: string) => {
    await consent(on, recruitmentLink(prolificId, slug));
    await tellAboutYou(on);
    await answerPractice(on);
    await on.getByRole("button", { name: "Done practising" }).click();
    await on.getByLabel("That").check();
    await on.getByRole("button", { name: "Start" }).click();
    await atTrial(on, 1);
    for (let key = 0; key < 6; key++) await on.keyboard.press("4");
    await on.keyboard.press("Enter");
    await rate(on, 2, 4);
    await on.getByLabel(/anything you would like to tell us/).fill(`A note by ${prolificId}`);
    await finish(on);
    await on.getByRole("link", { name: "withdraw from this study" }).click();
    await expect(on.getByRole("button", { name: "Erase all my answers" })).toBeVisible();
  };
  const someone = newProlificId();
  const before = await browser.newContext();
  await wholeRun(await before.newPage(), someone);
  await before.close();

  const all = recordResponses(page);
  const own = newProlificId();
  await wholeRun(page, own);
  const received = await all();
  expect(received.length).toBeGreaterThan(10);

  const ofStudy = (sql: string) => query<{ word: string }>(sql, [slug]);
  const hidden = await ofStudy(
    `WITH s AS (SELECT id, seed FROM study WHERE slug = $1)
     SELECT unnest(ARRAY[m.id::text, m.key, m.label]) AS word FROM method m JOIN s ON s.id = m.study_id
     UNION SELECT e.id::text FROM explanation e JOIN s ON s.id = e.study_id
     UNION SELECT q.id::text FROM question q JOIN s ON s.id = q.study_id
     UNION SELECT c.id::text FROM construct c JOIN s ON s.id = c.study_id
     UNION SELECT v.hash FROM protocol_version v JOIN s ON s.id = v.study_id`,
  );
  const others = await query<{ word: string }>(
    `SELECT unnest(ARRAY[p.id::text, p.code, p.external_id_hash]) AS word
       FROM participant p JOIN study s ON s.id = p.study_id
       JOIN recruiter_identity i ON i.participant_id = p.id
      WHERE s.slug = $1 AND i.parameters->>'PROLIFIC_PID' = $2
     UNION SELECT t.id::text FROM trial t JOIN recruiter_identity i USING (participant_id)
      WHERE i.parameters->>'PROLIFIC_PID' = $2`,
    [slug, someone],
  );
  expect(others.length).toBeGreaterThan(4);
  const telling = [
    ...[...hidden, ...others].map(({ word }) => word),
    someone,
    "Unrevised",
    "Revised",
    // The pages' code knows these words; no data, plain or within a script, may have them as names.
    ...["goldIndex", "passing", "right"].flatMap((name) => [`"${name}":`, `\\"${name}\\":`]),
    "gold_index",
    "methodId",
    "methodKey",
    "multitask",
    "sourceMappingURL",
  ];
  const found = received.flatMap(({ url, text }) =>
    telling.filter((word) => text.includes(word)).map((word) => `${url} contains "${word}"`),
  );
  expect(found).toEqual([]);
});

test("trials of one participant cannot be read or written by another", async ({
  browser,
  page,
}) => {
  await startRun(page);
  const sent = page.waitForRequest("**/api/take/trials/**");
  await rate(page, 1, 1);
  const request = await sent;
  const stranger = await browser.newContext();
  const onStranger = await stranger.newPage();
  await startRun(onStranger);
  const reply = await onStranger.request.put(request.url(), {
    headers: FROM_THE_PAGE,
    data: request.postDataJSON(),
  });
  expect(reply.status()).toBe(404);
  await stranger.close();
});
