import pg from "pg";
import { compareCounts } from "@/lib/comparison/compare-counts";
import { studyResponses } from "@/lib/server/comparison/study-responses";
import { db } from "@/lib/server/shared/db";
import { addResponse, fillStudy } from "./fill-study";
import { conclude, mention, quantile, report } from "./report";
import { OWNER_URL } from "./servers";
import { signInAsOwner } from "./sign-in";
import { writeWhile } from "./write-while";

/**
 * npm run bench -- large-study: the comparison of a study of 1,000,000 ratings beside one of 10,000,
 * through the built app and a real database. The command starts both, and says by the environment
 * where they are.
 */

const SMALL = 160;
const LARGE = 16_000;
const TIMES = 20;

const client = new pg.Client({ connectionString: OWNER_URL });
await client.connect();
const began = performance.now();
const small = await fillStudy(client, "bench-10000", SMALL);
const large = await fillStudy(client, "bench-1000000", LARGE);
mention("filling two studies", (performance.now() - began) / 1000, "s");

/** Milliseconds from one new response to all figures that follow from counts. */
async function countAgain(study: string): Promise<number> {
  await addResponse(client, study);
  const start = performance.now();
  const { kept } = await studyResponses(study);
  compareCounts(kept, kept.counts("all"));
  return performance.now() - start;
}
for (const [name, study] of [
  ["10,000", small],
  ["1,000,000", large],
] as const) {
  const start = performance.now();
  await studyResponses(study);
  mention(`the first reading of ${name} ratings`, (performance.now() - start) / 1000, "s");
}
const times = { small: [] as number[], large: [] as number[] };
for (let time = 0; time < TIMES + 5; time++) {
  times.small.push(await countAgain(small));
  times.large.push(await countAgain(large));
}
// The first few warm the code up.
const usual = {
  small: quantile(times.small.slice(5), 0.5),
  large: quantile(times.large.slice(5), 0.5),
};
mention("after one new response, counts-based figures, 10,000 ratings", usual.small, "ms");
report("the same at 1,000,000 ratings", usual.large, 300, "ms");
report("ratio of the two", usual.large / usual.small, 1.5, "");

const base = process.env.BASE_URL ?? "";
const cookie = await signInAsOwner(base);
async function timePage(slug: string): Promise<number> {
  const start = performance.now();
  const reply = await fetch(`${base}/studies/${slug}/compare`, { headers: { cookie } });
  const text = await reply.text();
  if (!reply.ok || !text.includes("What the models find"))
    throw new Error(`${slug}: ${reply.status}`);
  return performance.now() - start;
}
async function fitted(slug: string, set = "all"): Promise<void> {
  const address = `${base}/api/v1/studies/${slug}/comparison?set=${set}`;
  const reply = await fetch(address, { headers: { cookie } });
  if (!reply.ok) throw new Error(`${slug}: ${reply.status} ${await reply.text()}`);
  await reply.arrayBuffer();
}

const reading = await writeWhile(base, client, fitted("bench-1000000"));
mention(
  "p99 of a participant's write, first reading of the study included",
  quantile(reading, 0.99),
  "ms",
);
const fit = performance.now();
const writes = await writeWhile(base, client, fitted("bench-1000000", "completed"));
mention(
  "the fit of 1,000,000 ratings, beside participants' writes",
  (performance.now() - fit) / 1000,
  "s",
);
mention("writes meanwhile", writes.length);
mention("median of a participant's write during the fit", quantile(writes, 0.5), "ms");
report("p99 of a participant's write during the fit", quantile(writes, 0.99), 50, "ms");

for (const slug of ["demo-simulated", "bench-1000000"]) {
  await fitted(slug);
  const pages: number[] = [];
  for (let time = 0; time < 2 * TIMES; time++) pages.push(await timePage(slug));
  report(`the page with warm caches, ${slug}`, quantile(pages.slice(TIMES), 0.5), 100, "ms");
}
await client.end();
await db().$disconnect();
conclude();
process.exit();
