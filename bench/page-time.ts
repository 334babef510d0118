import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compareCounts } from "@/lib/comparison/compare-counts";
import { fitComparison } from "@/lib/comparison/fit-comparison";
import { resamplingOf } from "@/lib/comparison/resampling";
import { countTable } from "@/lib/comparison/responses/set-counts";
import { readResponses } from "@/lib/importers/ratings/read-responses";
import { makeResponses, writeResponses } from "./made-responses";
import { conclude, mention, report } from "./report";

/**
 * npm run bench -- page-time [RATINGS.csv]: how long the whole comparison takes on one core (all tests,
 * five ordinal mixed models by two approximations, a bootstrap of 2,000), and how that compares with R
 * in the same run. Without a file, on responses made for it, of the published study's size.
 */

const given = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), "grounded-bench-"));
const file = given ?? join(folder, "ratings.csv");
if (!given) writeFileSync(file, writeResponses(makeResponses(89)));

const read = readResponses(readFileSync(file, "utf8"));
if (!read.ok) throw new Error(JSON.stringify(read.problems[0]));
const table = read.records;
mention("responses", table.responses);

function compare(): number {
  const began = process.cpuUsage();
  const counts = countTable(table);
  compareCounts(table, counts);
  fitComparison(table, resamplingOf("bench"));
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
}
const first = compare();
const later = Array.from({ length: 5 }, compare).sort((a, b) => a - b);
const usual = later[2] ?? first;
mention("the first comparison of a process, processor time", first, "s");
report("the whole comparison, processor time, median of 5", usual, 1, "s");

const r = spawnSync(
  "Rscript",
  [
    new URL("./same-analysis.R", import.meta.url).pathname,
    file,
    ...table.constructs.map(({ key }) => key),
  ],
  { encoding: "utf8" },
);
if (r.error || r.status !== 0) {
  mention("R with ordinal, lme4 and rstatix is not here: not compared", "", "");
  if (r.stderr) console.error(r.stderr.split("\n").slice(0, 3).join("\n"));
} else {
  const seconds = Number(r.stdout.trim().split("\n").at(-1));
  mention("the same analysis in R", seconds, "s");
  report("share of R's time", usual / seconds, 1 / 15, "");
}
rmSync(folder, { recursive: true });
conclude();
