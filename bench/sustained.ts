import pg from "pg";
import { db } from "@/lib/server/shared/db";
import { startBareApp } from "./bare-app";
import { type Load, sendAtRate, sendSteadily } from "./load";
import { makeStudy } from "./made-study";
import { ABOUT_YOU, ProlificParticipant } from "./prolific-participant";
import { Connection, encodeRequest } from "./raw-connection";
import { conclude, mention, quantile, report, reportAtLeast } from "./report";
import { APPS, OWNER_URL } from "./servers";

/**
 * npm run bench -- sustained: submissions a second through the whole app (token, schema, state,
 * transaction, the disk), beside a bare Next handler that only parses the same body, in turns, over 64
 * connections, one app process each. The bare app is made for it: see bare-app.ts.
 */

const CONNECTIONS = 64;
/** Short, so that what else the machine does meets all of them alike. */
const ROUNDS = 15;
const ROUND_MS = 1000;
const ALONE_MS = 3000;
const PEOPLE = 384;
const PER_METHOD = 16;
const AT_RATE_MS = 8000;

const [address = ""] = APPS;
const study = await makeStudy("sustained", 384, { explanationsPerMethod: PER_METHOD });
const client = new pg.Client({ connectionString: OWNER_URL });
await client.connect();
await client.query("CREATE TABLE raw_body (trial uuid, body jsonb)");

const body = () =>
  JSON.stringify({
    ratings: {
      Plausibility: 4,
      Understandability: 5,
      Completeness: 3,
      Satisfaction: 4,
      Contrastiveness: 2,
    },
    checks: {},
    durationMs: 21_500,
    submittedAt: new Date().toISOString(),
    paradata: { awayMs: 0, firstAnswerMs: 5200, changes: 1, focusLosses: 0, viewport: "large" },
  });

/** People who have all begun, over the app itself; their trials, one person's beside another's. */
async function enrol(): Promise<{ cookie: string; trial: string }[]> {
  const cookies = new Map<string, string>();
  let begun = 0;
  const one = async (connection: Connection) => {
    while (begun < PEOPLE) {
      const person = new ProlificParticipant(study.slug, `sustained${begun++}`);
      await person.consent(connection);
      await person.aboutYou(connection, ABOUT_YOU);
      const [, token = ""] = person.cookie.match(/grounded_take_[^=]+=([^.]+)/) ?? [];
      cookies.set(token, person.cookie);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: 32 }, () => one(new Connection(address))));
  const { rows } = await client.query<{ trial: string; participant: string }>(
    `SELECT t.id AS trial, t.participant_id AS participant
       FROM trial t JOIN participant p ON p.id = t.participant_id WHERE t.study_id = $1
       ORDER BY p.ordinal / $2::int, t.position, p.ordinal`,
    [study.id, CONNECTIONS],
  );
  return rows.map(({ trial, participant }) => ({
    trial,
    cookie: cookies.get(participant) ?? "",
  }));
}
const began = performance.now();
const trials = await enrol();
mention("submissions that are prepared", trials.length);
mention("preparing them", (performance.now() - began) / 1000, "s");
const bare = await startBareApp(OWNER_URL);

const opened = (to: string) => Array.from({ length: CONNECTIONS }, () => new Connection(to));
let sent = 0;
const ours: Load = {
  connections: opened(address),
  expected: 201,
  next: () => {
    const trial = trials[sent++];
    if (!trial) return null;
    return encodeRequest("PUT", `/api/take/trials/${trial.trial}/response`, trial.cookie, body());
  },
};
const plain = (path: string): Load => {
  let at = 0;
  return {
    connections: opened(bare.address),
    expected: 201,
    next: () => {
      const { trial = "", cookie = "" } = trials[at++ % trials.length] ?? {};
      return encodeRequest("PUT", `/${path}/${trial}`, cookie, body());
    },
  };
};
const loads = { bare: plain("bare"), ours, raw: plain("raw") };
const rates: Record<keyof typeof loads, number[]> = { bare: [], ours: [], raw: [] };
for (const load of Object.values(loads)) await sendSteadily(load, 1500);
for (let round = 0; round < ROUNDS; round++) {
  const order = Object.keys(loads) as (keyof typeof loads)[];
  for (const name of round % 2 === 0 ? order : order.toReversed()) {
    rates[name].push(await sendSteadily(loads[name], ROUND_MS));
  }
}
const usual = {
  bare: quantile(rates.bare, 0.5),
  ours: quantile(rates.ours, 0.5),
  raw: quantile(rates.raw, 0.5),
};
const ratios = rates.ours.map((rate, round) => rate / (rates.bare[round] ?? 1));
mention("a bare Next handler that parses the body", usual.bare, "/s");
mention("a raw insert of the body by pg behind Next", usual.raw, "/s");
mention("the same insert by pg alone, 16 connections", await insertDirectly(), "/s");
mention("a submission through the whole app", usual.ours, "/s");
mention("the least and the greatest share in a round", span(ratios));
reportAtLeast("a submission, as a share of the bare handler", quantile(ratios, 0.5), 0.6, "");

const times = await sendAtRate(ours, usual.ours / 2, AT_RATE_MS);
mention("submissions a second at half that load", usual.ours / 2, "/s");
mention("median at half that load", quantile(times, 0.5), "ms");
report("p99 at half that load", quantile(times, 0.99), 100, "ms");

const { rows } = await client.query<{ responses: number; ratings: number }>(
  `SELECT (SELECT count(*) FROM response WHERE study_id = $1)::int AS responses,
          (SELECT count(*) FROM rating WHERE study_id = $1)::int AS ratings`,
  [study.id],
);
report("acknowledged submissions that are not stored", sent - (rows[0]?.responses ?? 0), 0, "");
report("ratings that are missing", 5 * sent - (rows[0]?.ratings ?? 0), 0, "");

function span(values: number[]): string {
  return `${Math.min(...values).toFixed(2)}-${Math.max(...values).toFixed(2)}`;
}

/** Inserts a second over 16 connections of this process, without any web server. */
async function insertDirectly(): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: 16 }, async () => {
      const one = new pg.Client({ connectionString: OWNER_URL });
      await one.connect();
      return one;
    }),
  );
  const start = performance.now();
  let inserted = 0;
  await Promise.all(
    clients.map(async (one) => {
      while (performance.now() < start + ALONE_MS) {
        const values = [trials[inserted++ % trials.length]?.trial, body()];
        await one.query({
          name: "raw",
          text: "INSERT INTO raw_body (trial, body) VALUES ($1, $2)",
          values,
        });
      }
      await one.end();
    }),
  );
  return (inserted * 1000) / (performance.now() - start);
}

for (const load of Object.values(loads)) {
  for (const connection of load.connections) connection.close();
}
bare.stop();
await client.end();
await db().$disconnect();
conclude();
process.exit();
