import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import pg from "pg";
import { db } from "@/lib/server/shared/db";
import { compareRows, countRows, readRows } from "@/lib/server/testing/changed-rows";
import {
  type HostileCaller,
  keepSession,
  makeCaller,
  makeVictims,
  type Victims,
} from "@/lib/server/testing/hostile-caller";
import { type HostileRequest, planRequests } from "@/lib/server/testing/hostile-requests";
import { makeStaff } from "@/lib/server/testing/made-study";
import { forbiddenChanges, HOSTILE_ROLES } from "@/lib/server/testing/role-changes";
import { LIMITS } from "../scripts/server/limits.mjs";
import { cookieOf, sessionToken, writtenAs } from "./hostile/attackers";
import { countLost, HonestLoad } from "./hostile/honest-load";
import { processorWait } from "./hostile/processor-wait";
import { type Outcome, sendBytes } from "./hostile/send-bytes";
import { holdConnections } from "./hostile/slow-connections";
import { watchHealth } from "./hostile/watch-health";
import { makeStudy } from "./made-study";
import { Connection } from "./raw-connection";
import { conclude, mention, quantile, report, reportAtLeast } from "./report";
import { residentMegabytes } from "./resident-memory";
import { APP_PIDS, APPS, OWNER_URL } from "./servers";

/**
 * npm run bench -- hostile [--seed TEXT] [--requests N] [--only ROLE:N]: generated requests over every
 * route, method and role, at a pace that makes it ten minutes, while 20 participants and two members of
 * staff work at theirs. Before and between, those work alone: their times of both are compared. Memory
 * is what the process has in the machine, after a first round of attacks that is not counted, and after
 * the last, each time when it has been quiet for a while. With --only, one request alone is sent, and
 * its reply shown.
 */

const { values: asked } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    requests: { type: "string", default: "20700" },
    only: { type: "string" },
  },
});

const ALONE_MS = 45_000;
const SETTLE_MS = 12_000;
const WARM_UP_SHARE = 0.08;
/** Of the whole run. */
const LONGEST_S = 600;
const PER_SECOND = 52;
const AT_ONCE = 64;
const HELD_EACH = 22;
const REPLY_LIMIT_MS = 30_000;
const SHOWN = 12;

const [address = ""] = APPS;
const [pid = 0] = APP_PIDS;
const port = Number(new URL(address).port);
const began = performance.now();
const client = new pg.Client({ connectionString: OWNER_URL });
await client.connect();
const pool = new pg.Pool({ connectionString: OWNER_URL, max: 2 });

const honest = await makeStudy("honest", 384);
const victims = await makeVictims();
const known: Victims = { ...victims, slugs: [...victims.slugs, honest.slug] };

interface Failure {
  role: string;
  request: HostileRequest;
  outcome: Outcome;
  problem: string;
}

/** What is wrong with a reply, if anything is. */
function problemOf({ status, headers, isClosed }: Outcome): string | null {
  if (!isClosed) return "the connection stayed open";
  if (status === null) return "no reply";
  if (status === 503) return headers["retry-after"] ? null : "503 without Retry-After";
  return status >= 500 ? String(status) : null;
}

const failures: Failure[] = [];
const statuses = new Map<number | null, number>();
let sent = 0;

/** Sends requests from one number to another, each at its time, so many at once at most. */
async function attack(caller: HostileCaller, from: number, to: number, perSecond: number) {
  const cookie = await cookieOf(caller);
  const plan = await planRequests(`${asked.seed} ${caller.role}`, caller.known);
  const open = new Set<Promise<void>>();
  const start = performance.now();
  for (let number = from; number < to; number++) {
    if (number % 25 === 0) await keepSession(caller);
    await sleep(Math.max(0, start + ((number - from) * 1000) / perSecond - performance.now()));
    while (open.size >= AT_ONCE) await Promise.race(open);
    const request = plan.at(number);
    const one = sendBytes(port, writtenAs(caller, cookie, request), REPLY_LIMIT_MS).then(
      (outcome) => {
        sent++;
        statuses.set(outcome.status, (statuses.get(outcome.status) ?? 0) + 1);
        const problem = problemOf(outcome);
        if (problem) failures.push({ role: caller.role, request, outcome, problem });
      },
    );
    open.add(one);
    void one.finally(() => open.delete(one));
  }
  await Promise.all(open);
}

const connection = new Connection(address);
async function makeCallers(): Promise<HostileCaller[]> {
  const callers: HostileCaller[] = [];
  for (const role of HOSTILE_ROLES) callers.push(await makeCaller(role, known, connection));
  return callers;
}

if (asked.only) {
  const [role = "", number = ""] = asked.only.split(":");
  const caller = (await makeCallers()).find((one) => one.role === role);
  if (!caller) throw new Error(`Name a role: ${HOSTILE_ROLES.join(", ")}.`);
  const plan = await planRequests(`${asked.seed} ${caller.role}`, caller.known);
  const bytes = writtenAs(caller, await cookieOf(caller), plan.at(Number(number)));
  console.log(bytes.toString("utf8"));
  console.log(await sendBytes(port, bytes, REPLY_LIMIT_MS));
  process.exit();
}

const staffIds = new Set<string>();
const staff = await Promise.all(
  [0, 1].map(async () => {
    const userId = await makeStaff(honest, "OWNER");
    staffIds.add(userId);
    const expiresAt = new Date(Date.now() + 3_600_000);
    const session = await db().staffSession.create({ data: { userId, expiresAt } });
    return `next-auth.session-token=${await sessionToken(session.id)}`;
  }),
);
const load = new HonestLoad(address, honest, pool, staff);
const alone: number[] = [];
const meanwhile: number[] = [];

/** Nothing but who means well. */
async function rest(milliseconds: number, times: number[]) {
  load.times = times;
  await sleep(milliseconds);
  load.times = meanwhile;
}

const each = Math.ceil(Number(asked.requests) / HOSTILE_ROLES.length);

// Warm: every page and each way to refuse has been gone once; nothing of it counts.
load.times = [];
const unused = await makeCallers();
const few = Math.ceil(each * WARM_UP_SHARE);
for (const caller of unused) await attack(caller, each, each + few, PER_SECOND * 2);
const warmed = failures.splice(0);
statuses.clear();
sent = 0;

await sleep(SETTLE_MS);
const memoryBefore = await residentMegabytes(pid);
await rest(ALONE_MS, alone);

const health = watchHealth(address);
const attackedSince = performance.now();
const waitedBefore = processorWait(pid);
const held = holdConnections(port, HELD_EACH);
const forbidden: string[] = [];
let rows = 0;
// Whoever takes part in the honest study changes it; whether rightly, is looked at in the end.
const isOthersWork = (table: string, owner: string) =>
  (owner.startsWith(honest.id) && (owner.includes("/") || WRITTEN_MEANWHILE.includes(table))) ||
  (staffIds.has(owner) && table === "staff_session");
const WRITTEN_MEANWHILE = ["study_arrivals", "visit_count", "audit_entry", "export_record"];

for (const role of HOSTILE_ROLES) {
  const caller = await makeCaller(role, known, connection);
  const before = await readRows(client, isOthersWork);
  await attack(caller, 0, each, PER_SECOND);
  const changes = compareRows(before, await readRows(client, isOthersWork));
  rows = Math.max(rows, countRows(before));
  for (const { table, place, added, gone } of forbiddenChanges(role, changes, caller.placeOf)) {
    forbidden.push(`${role}: ${table} of ${place}: ${added} rows came, ${gone} went`);
  }
  console.error(`${role}: ${sent} requests so far, ${failures.length} failures`);
}
const connections = await held;
const gap = await health.stop();
const waited = (processorWait(pid) ?? 0) - (waitedBefore ?? 0);
const waitedShare = (100 * waited) / (performance.now() - attackedSince);
await rest(ALONE_MS, alone);
await load.stop();
await sleep(SETTLE_MS);
const memoryAfter = await residentMegabytes(pid);

for (const { role, request, outcome, problem } of [...warmed, ...failures].slice(0, SHOWN)) {
  const { route, method, number } = request;
  console.log(`  ${problem}: ${method} ${route.path} by ${role}`);
  console.log(`    alone: npm run bench -- hostile --seed ${asked.seed} --only ${role}:${number}`);
  console.log(`    ${outcome.body.slice(0, 200).replace(/\s+/g, " ")}`);
}
for (const line of [...new Set(forbidden), ...new Set(load.failures)].slice(0, SHOWN)) {
  console.log(`  ${line}`);
}

const count = (status: number | null) => statuses.get(status) ?? 0;
reportAtLeast("requests", sent, 20_000, "");
mention(
  "replies by status",
  [...statuses].map(([status, many]) => `${status ?? "none"}: ${many}`).join(", "),
);
report("replies that are 5xx, or none, or 503 without Retry-After", failures.length, 0, "");
report("503 with Retry-After, of all", (100 * count(503)) / Math.max(1, sent), 1, "%");
report("changes that the role may not make", forbidden.length, 0, "");
mention("rows that were compared for each role, at most", rows);
mention("requests of honest people alone, and meanwhile", `${alone.length}, ${meanwhile.length}`);
mention("participants who took part to the end meanwhile", load.completed);
report("honest requests that failed", load.failures.length, 0, "");
const lost = await countLost(client, honest.id, load.acknowledged);
report("acknowledged answers that are not stored as given", lost, 0, "");
mention("p99 of honest requests alone", quantile(alone, 0.99), "ms");
mention("p99 of honest requests meanwhile", quantile(meanwhile, 0.99), "ms");
report("the latter over the former", quantile(meanwhile, 0.99) / quantile(alone, 0.99), 5, "");
report("the longest time without a good answer of health", gap / 1000, 2, "s");
mention("of that time the app was ready, and had no processor", waitedShare, "%");
mention("memory before", memoryBefore, "MB");
report("memory afterwards, of that before", memoryAfter / memoryBefore, 1.15, "");
const late = connections.filter(({ ms, limitMs }) => ms > limitMs);
mention("connections that were held open", connections.length);
for (const { name, ms, limitMs } of late.slice(0, SHOWN)) {
  console.log(`  ${name}: ${(ms / 1000).toFixed(1)} s, limit ${(limitMs / 1000).toFixed(1)} s`);
}
report("connections that were not closed within their limit", late.length, 0, "");
mention("the most connections that the server has at once", LIMITS.connections);
report("the whole run", (performance.now() - began) / 1000, LONGEST_S, "s");
await client.end();
await pool.end();
await db().$disconnect();
conclude();
process.exit();
