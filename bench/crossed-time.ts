import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fitHeadline } from "@/lib/stats/crossed/fit-headline";
import { drawRatings } from "@/lib/stats/crossed/testing/draw-ratings";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { conclude, mention, report } from "./report";

/**
 * npm run bench -- crossed-time [SECONDS]: the headline of one construct with 12,000 responses of 1,000
 * participants on 400 explanations: its processor time and memory, and beside it R's clmm on the same
 * ratings, which is stopped after so many seconds of processor time (300 where not given).
 */

const limit = Number(process.argv[2] ?? 300);
const drawn = drawRatings(
  {
    participants: 1000,
    methods: 4,
    each: 3,
    explanations: 100,
    deviations: [1.2, 0.6, 0.7],
    effects: [0, 0.3, 0.1, 0.5],
  },
  "crossed time",
);
mention("responses", drawn.rating.length);

const began = process.cpuUsage();
const { model, test } = fitHeadline({
  participant: drawn.participant,
  method: drawn.method,
  methods: 4,
  explanation: drawn.explanation,
  answer: drawn.rating,
  values: [1, 2, 3, 4, 5],
  scale: "ordinal",
});
const { user, system } = process.cpuUsage(began);
const seconds = (user + system) / 1e6;
if (!isEstimate(model) || !isEstimate(test))
  throw new Error(`There is no headline: ${model.kind}.`);
mention("log-likelihood", model.logLikelihood);
mention("F, denominator", `${test.statistic.toFixed(2)}, ${test.denominator.toFixed(1)}`);
mention("a construct with its degrees of freedom, processor time", seconds, "s");
report("peak of memory", process.resourceUsage().maxRSS / 1024, 400, "MB");

const folder = mkdtempSync(join(tmpdir(), "grounded-bench-"));
const file = join(folder, "ratings.csv");
const lines = Array.from(drawn.rating, (rating, row) =>
  [
    drawn.participant[row],
    drawn.method[row],
    drawn.explanation[row],
    drawn.participantMethod[row],
    rating,
  ].join(","),
);
writeFileSync(
  file,
  `participant,method,explanation,participantMethod,answer\n${lines.join("\n")}\n`,
);
const script = new URL("./crossed-time.R", import.meta.url).pathname;
const r = spawnSync("Rscript", [script, file, String(limit)], { encoding: "utf8" });
if (r.error || r.status !== 0) {
  mention("R with ordinal is not here: not compared", "", "");
  if (r.stderr) console.error(r.stderr.split("\n").slice(0, 3).join("\n"));
} else {
  const [spent, end] = r.stdout.trim().split(/\s+/);
  mention(
    end === "stopped" ? "clmm, stopped before its end, processor time" : "clmm, processor time",
    Number(spent),
    "s",
  );
  // Where R was stopped, the share is still smaller.
  report("share of R's time", seconds / Number(spent), 0.1, "");
}
rmSync(folder, { recursive: true });
conclude();
