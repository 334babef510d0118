import { expect, test } from "playwright/test";
import { query } from "./support/database";
import {
  finish,
  newProlificId,
  OPEN_STUDY,
  rate,
  recruitmentLink,
  startRun,
} from "./support/participant";

test("no byte that a participant receives tells the method or the gold answer", async ({
  page,
}) => {
  const received: { url: string; text: string }[] = [];
  const reading: Promise<void>[] = [];
  page.on("response", (response) => {
    const url = response.url();
    reading.push(
      response
        .body()
        .then((body) => {
          const headers = JSON.stringify(response.headers());
          received.push({ url, text: `${url}\n${headers}\n${body.toString("latin1")}` });
        })
        // Redirects have no body.
        .catch(
          () => void received.push({ url, text: `${url}\n${JSON.stringify(response.headers())}` }),
        ),
    );
  });
  const prolificId = newProlificId();
  await startRun(page, recruitmentLink(prolificId));
  await rate(page, 1, 12);
  await finish(page);
  await Promise.all(reading);
  expect(received.length).toBeGreaterThan(10);

  const methods = await query<{ id: string; key: string; label: string }>(
    "SELECT m.id, m.key, m.label FROM method m JOIN study s ON s.id = m.study_id WHERE s.slug = $1",
    [OPEN_STUDY],
  );
  const ids = await query<{ id: string }>(
    `SELECT e.id FROM explanation e JOIN study s ON s.id = e.study_id WHERE s.slug = $1
     UNION SELECT q.id FROM question q JOIN study s ON s.id = q.study_id WHERE s.slug = $1`,
    [OPEN_STUDY],
  );
  const telling = [
    ...methods.flatMap(({ id, key, label }) => [id, key, label]),
    ...ids.map(({ id }) => id),
    "Unrevised",
    "Revised",
    // The pages' code knows the word; no data, plain or within a script, may have it as a name.
    'goldIndex"',
    'goldIndex\\"',
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
  const reply = await onStranger.request.put(request.url(), { data: request.postDataJSON() });
  expect(reply.status()).toBe(404);
  await stranger.close();
});
