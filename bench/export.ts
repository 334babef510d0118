import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { db } from "@/lib/server/shared/db";
import { copyTables } from "./copy-tables";
import { fillOneStudy } from "./fill-study";
import { conclude, mention, quantile, report, reportAtLeast } from "./report";
import { residentMegabytes, watchMemory } from "./resident-memory";
import { signInAsOwner } from "./sign-in";
import { type Taken, takeFile } from "./take-file";

/**
 * npm run bench -- export: files of a study of 1,000,000 ratings through the built app, beside psql's
 * \copy of the same queries into files; where psql is not installed, the database's driver writes them.
 * Memory is the app's, beyond what it has once it has served a small study.
 */

const PARTICIPANTS = 16_000;
const SLUG = "bench-export";
const MB = 1024 * 1024;
const TIMES = 9;

const study = await fillOneStudy(SLUG, PARTICIPANTS);

const base = process.env.BASE_URL ?? "";
const app = Number(process.env.APP_PID);
const cookie = await signInAsOwner(base);
const folder = mkdtempSync(join(tmpdir(), "grounded-export-"));

const addressOf = (slug: string, file: string) =>
  `${base}/api/v1/studies/${slug}/downloads/${file}`;

const take = (slug: string, file: string) =>
  takeFile(addressOf(slug, file), cookie, join(folder, randomUUID()));

/** Milliseconds to the first byte, in the median; the rest is not taken. */
async function timeFirstByte(file: string): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const start = performance.now();
    const leaving = new AbortController();
    const { signal } = leaving;
    const reply = await fetch(addressOf(SLUG, file), { headers: { cookie }, signal });
    await reply.body?.getReader().read();
    times.push(performance.now() - start);
    leaving.abort();
  }
  return quantile(times, 0.5);
}

/** Takes a file while the app's memory is watched. */
async function measure(file: string): Promise<Taken & { grownMb: number }> {
  const before = await residentMegabytes(app);
  const watch = watchMemory(app);
  const taken = await take(SLUG, file);
  return { ...taken, grownMb: (await watch.stop()) - before };
}

try {
  // What is fitted once is kept; the archive waits for it, and what it waits for is no throughput.
  const fitted = await fetch(`${base}/api/v1/studies/${SLUG}/comparison`, {
    headers: { cookie },
  });
  await fitted.arrayBuffer();
  for (const file of ["ratings.csv", "bundle.zip"]) await take("demo-simulated", file);

  const beside = await copyTables(study, ["ratings"], folder);
  mention("written beside it by", beside.by);
  const ratings = await measure("ratings.csv");
  const usual = beside.bytes / MB / beside.seconds;
  const throughput = ratings.bytes / MB / ratings.seconds;
  mention("ratings, written beside it", usual, "MB/s");
  mention("ratings.csv", throughput, "MB/s");
  reportAtLeast("ratings.csv, as a share of that", throughput / usual, 0.5, "");
  report("first byte of ratings.csv", await timeFirstByte("ratings.csv"), 300, "ms");
  report("the app's memory while ratings.csv is taken, growth", ratings.grownMb, 64, "MB");

  const all = await copyTables(study, "all", folder);
  const bundle = await measure("bundle.zip");
  mention("all tables, written beside it", all.seconds, "s");
  mention("bundle.zip, with all else that is in it", bundle.seconds, "s");
  // Both hold the same rows, so that the times are to each other as the throughputs are.
  reportAtLeast("bundle.zip, throughput as a share of that", all.seconds / bundle.seconds, 0.5, "");
  report("first byte of bundle.zip", await timeFirstByte("bundle.zip"), 300, "ms");
  report("the app's memory while bundle.zip is taken, growth", bundle.grownMb, 64, "MB");
} finally {
  rmSync(folder, { recursive: true });
  await db().$disconnect();
}
conclude();
process.exit();
