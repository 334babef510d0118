import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { addressOf } from "./prolific-participant";

const STUDY = "demo";
const EVERY_MS = 60;
/** The load ends by itself, whatever becomes of the work. */
const MOST_WRITES = 2000;

/**
 * Sends participants' responses to the open demo study, one after the other, until the work is done.
 * @returns milliseconds of each
 */
export async function writeWhile(
  base: string,
  client: pg.Client,
  work: Promise<void>,
): Promise<number[]> {
  let done = false;
  const ended = work.finally(() => {
    done = true;
  });
  const times: number[] = [];
  while (!done && times.length < MOST_WRITES) {
    const { cookie, trials } = await takePart(base, client);
    for (const trial of trials) {
      if (done) break;
      times.push(await send(base, cookie, trial));
      await sleep(EVERY_MS);
    }
  }
  await ended;
  return times;
}

async function takePart(base: string, client: pg.Client) {
  const person = crypto.randomUUID().replaceAll("-", "").slice(0, 24);
  const reply = await fetch(`${base}/api/take/${STUDY}/consent`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-for": addressOf(person) },
    body: JSON.stringify({
      query: { PROLIFIC_PID: person, STUDY_ID: "bench", SESSION_ID: "bench" },
      consents: [true, true],
      visit: crypto.randomUUID(),
    }),
  });
  if (!reply.ok) throw new Error(`consent: ${reply.status} ${await reply.text()}`);
  const cookie = reply.headers
    .getSetCookie()
    .map((set) => set.split(";")[0])
    .join("; ");
  const { rows } = await client.query<{ id: string }>(
    `SELECT t.id FROM recruiter_identity i JOIN trial t ON t.participant_id = i.participant_id
      WHERE i.parameters->>'PROLIFIC_PID' = $1 ORDER BY t.position`,
    [person],
  );
  return { cookie, trials: rows.map(({ id }) => id) };
}

async function send(base: string, cookie: string, trial: string): Promise<number> {
  const ratings = {
    Plausibility: 4,
    Understandability: 4,
    Completeness: 3,
    Satisfaction: 4,
    Contrastiveness: 2,
  };
  const start = performance.now();
  const reply = await fetch(`${base}/api/take/trials/${trial}/response`, {
    method: "PUT",
    headers: { "content-type": "application/json", "sec-fetch-site": "same-origin", cookie },
    body: JSON.stringify({ ratings, durationMs: 20_000, submittedAt: new Date().toISOString() }),
  });
  if (reply.status !== 201) throw new Error(`response: ${reply.status} ${await reply.text()}`);
  await reply.arrayBuffer();
  return performance.now() - start;
}
