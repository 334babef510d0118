import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { createRandom } from "@/lib/random";
import { db } from "@/lib/server/shared/db";
import type { Ratings } from "@/lib/study/protocol/protocol";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { startFaultyProxy } from "./faulty-proxy";
import { makeStudy } from "./made-study";
import { ABOUT_YOU, ProlificParticipant } from "./prolific-participant";
import { Connection } from "./raw-connection";
import { conclude, mention, report } from "./report";
import { APP_CONTROLS, APPS, control, DATABASE_CONTROL, DATABASE_URL } from "./servers";
import { SimulatedBrowser } from "./simulated-browser";

/**
 * npm run bench -- faults: 250 browsers with the pages' own queue submit 5,000 responses, while the app
 * is killed ten times, the database five times, and three in ten requests or replies are lost.
 */

const BROWSERS = 250;
const PER_METHOD = 5;
const TRIALS = PER_METHOD * 4;
const APP_KILLS = 10;
const DATABASE_KILLS = 5;
const LOST = 0.3;
const LONGEST_MS = 6 * 60_000;

const [app = ""] = APPS;
const [appControl = ""] = APP_CONTROLS;
const study = await makeStudy("faults", 384, { explanationsPerMethod: PER_METHOD });
await db().$disconnect();
const proxy = await startFaultyProxy(app, LOST);
const watched = {
  code: DEMO_PROTOCOL.recruitment.prolific?.ends.completed?.code ?? "",
  shownEarly: 0,
};
if (watched.code === "") throw new Error("The demo's protocol has no completion code.");
const random = createRandom("faults");

async function begin(person: ProlificParticipant, connection: Connection): Promise<void> {
  await person.consent(connection);
  await person.aboutYou(connection, ABOUT_YOU);
  await person.instructed(connection);
}

const people = Array.from(
  { length: BROWSERS },
  (_, n) => new ProlificParticipant(study.slug, `p${n}`),
);
const waiting = [...people];
await Promise.all(
  Array.from({ length: 16 }, async () => {
    const connection = new Connection(app);
    for (let person = waiting.pop(); person; person = waiting.pop()) {
      await begin(person, connection);
    }
    connection.close();
  }),
);

async function ask<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: DATABASE_URL });
  await client.connect();
  const { rows } = await client.query<Row>(sql, [study.id]);
  await client.end();
  return rows;
}
const planned = await ask<{ person: string; trial: string }>(
  `SELECT i.parameters->>'PROLIFIC_PID' AS person, t.id AS trial
     FROM trial t JOIN recruiter_identity i ON i.participant_id = t.participant_id
     WHERE t.study_id = $1 ORDER BY t.position`,
);
const trialsOf = new Map<string, string[]>();
for (const { person, trial } of planned) {
  trialsOf.set(person, [...(trialsOf.get(person) ?? []), trial]);
}
const personOf = new Map(people.map((person) => [person.person, person]));
const cookieOf = new Map(
  planned.map(({ trial, person }) => [trial, personOf.get(person)?.cookie ?? ""]),
);

// The pages' own code sends to where the page came from; the browser says so, and adds the cookie.
const realFetch = globalThis.fetch;
globalThis.fetch = (to, init) => {
  if (typeof to !== "string" || !to.startsWith("/")) return realFetch(to, init);
  const [, trial = ""] = to.match(/trials\/([^/]+)/) ?? [];
  const headers = new Headers(init?.headers);
  headers.set("cookie", cookieOf.get(trial) ?? "");
  headers.set("sec-fetch-site", "same-origin");
  return realFetch(`${proxy.address}${to}`, { ...init, headers });
};

const rate = (): Ratings =>
  Object.fromEntries(DEMO_PROTOCOL.constructs.map(({ key }) => [key, 1 + random.below(5)]));

// The faults, in turns; how many are over lets the browsers go on, so that answers meet all of them.
let faults = 0;
const allFaults = APP_KILLS + DATABASE_KILLS;
let stopped = false;
async function allow(place: number): Promise<void> {
  while (!stopped && faults < Math.floor((place * (allFaults + 1)) / TRIALS)) await sleep(50);
  await sleep(random.uniform() * 1500);
}
async function causeFaults(): Promise<void> {
  for (let fault = 0; fault < allFaults && !stopped; fault++) {
    await sleep(700 + random.uniform() * 600);
    const target = fault % 3 === 2 ? DATABASE_CONTROL : appControl;
    await control(target, "kill");
    await sleep(200);
    await control(target, "start");
    faults++;
  }
}

const start = performance.now();
const browsers = await Promise.all(
  people.map((person) => SimulatedBrowser.open(person, proxy.address, watched)),
);
const all = Promise.all([
  causeFaults(),
  ...browsers.map((browser) =>
    browser.takePart(trialsOf.get(browser.person.person) ?? [], rate, allow),
  ),
]);
await Promise.race([all, sleep(LONGEST_MS)]);
stopped = true;
mention("it took", (performance.now() - start) / 1000, "s");
mention("kills of the app and of the database", faults);
mention("requests that were lost", proxy.counts.requestsLost);
mention("replies that were lost", proxy.counts.repliesLost);

const stored = await ask<{ trial: string; ratings: Ratings }>(
  `SELECT r.trial_id AS trial, jsonb_object_agg(c.key, g.value) AS ratings
     FROM response r JOIN rating g ON g.trial_id = r.trial_id JOIN construct c ON c.id = g.construct_id
     WHERE r.study_id = $1 GROUP BY r.trial_id`,
);
const found = new Map(stored.map(({ trial, ratings }) => [trial, ratings]));
const [{ completed = 0, doubled = 0 } = {}] = await ask<{ completed: number; doubled: number }>(
  `SELECT (SELECT count(*) FROM participant WHERE study_id = $1 AND status = 'COMPLETED')::int AS completed,
          (SELECT count(*) FROM (SELECT trial_id FROM rating WHERE study_id = $1 GROUP BY trial_id
             HAVING count(*) <> ${DEMO_PROTOCOL.constructs.length}) d)::int AS doubled`,
);
let acknowledged = 0;
let lost = 0;
let changed = 0;
for (const browser of browsers) {
  for (const trial of browser.acknowledged) {
    acknowledged++;
    const [theirs, ours] = [found.get(trial), browser.answers.get(trial) ?? {}];
    if (!theirs) lost++;
    else if (Object.entries(ours).some(([key, value]) => theirs[key] !== value)) changed++;
  }
}
mention("acknowledged submissions", acknowledged);
report("submissions that were never acknowledged", BROWSERS * TRIALS - acknowledged, 0, "");
report("acknowledged submissions that are not stored", lost, 0, "");
report("acknowledged submissions stored with other values", changed, 0, "");
report("responses with too few or too many ratings", doubled, 0, "");
report("stored responses that nobody was told of", stored.length - acknowledged, 0, "");
report("participants who did not finish", BROWSERS - completed, 0, "");
report("browsers without their code", browsers.filter(({ finished }) => !finished).length, 0, "");
report("codes shown before the last acknowledgement", watched.shownEarly, 0, "");
proxy.stop();
conclude();
process.exit();
