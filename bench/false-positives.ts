import { type ChildProcess, fork } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { chooseRandomTerms } from "@/lib/stats/crossed/choose-random-terms";
import { waldStatistic } from "@/lib/stats/crossed/contest-f";
import { fitCrossedOrdinalModel } from "@/lib/stats/crossed/crossed-ordinal-model";
import { fitHeadline } from "@/lib/stats/crossed/fit-headline";
import { drawRatings, methodColumns } from "@/lib/stats/crossed/testing/draw-ratings";
import { chiSquareUpperTail, fUpperTail } from "@/lib/stats/numeric/distributions";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { conclude, mention, report, reportAtLeast } from "./report";

/**
 * npm run bench -- false-positives [--quick] [--resume] [--minutes N]: how often the headline's own test finds
 * a difference between methods where there is none, and where there is one of an odds ratio of 1.7, in
 * studies drawn from the model: 4 methods, 3 trials of each, participants' SD 1.2.
 *
 * 24 settings of 400 studies each, or with --quick 6 of 100. Every study has a seed of its own, so that a run
 * that was stopped goes on with --resume. Results are kept in .data/false-positives*.jsonl.
 */

interface Setting {
  participants: number;
  /** A method. */
  explanations: number;
  /** Standard deviations in logits: of explanations, and of participant × method. */
  explanationSd: number;
  bothSd: number;
}

interface Task {
  setting: Setting;
  study: number;
}

interface Result {
  key: string;
  study: number;
  /** Of the headline's test without a difference, and with one; null where it gave a reason instead. */
  none: number | null;
  some: number | null;
  /** Of the same test with the variances that the ratings were drawn with. */
  known: number | null;
  /** The same without degrees of freedom, which known variances do not need: by chi-square. */
  knownByChiSquare?: number | null;
  /** Of the six 95 % intervals of pairs, those that hold the truth; null where explanations are out. */
  covered?: number | null;
  milliseconds: number;
}

const setting = (
  participants: number,
  explanations: number,
  explanationSd: number,
  bothSd: number,
): Setting => ({ participants, explanations, explanationSd, bothSd });

const MIDDLE = [
  setting(117, 12, 0.5, 0.5),
  setting(117, 48, 0.3, 0.5),
  setting(40, 48, 0.5, 0.8),
  setting(400, 12, 0.3, 0.8),
  setting(117, 3, 0.8, 0.5),
  setting(117, 48, 0.8, 0.8),
  setting(400, 48, 0.5, 0.5),
  setting(40, 12, 0.8, 0.5),
];
const CORNERS = [40, 400].flatMap((participants) =>
  [3, 384].flatMap((explanations) =>
    [0, 0.8].flatMap((explanationSd) =>
      [0, 0.8].map((bothSd) => setting(participants, explanations, explanationSd, bothSd)),
    ),
  ),
);
const QUICK = [
  setting(40, 3, 0.8, 0.8),
  setting(40, 12, 0.5, 0.5),
  setting(40, 48, 0.3, 0.8),
  setting(40, 384, 0.8, 0.8),
  setting(117, 3, 0.5, 0.8),
  setting(117, 12, 0.8, 0.5),
];

const METHODS = 4;
const EACH = 3;
const PARTICIPANT_SD = 1.2;
const DIFFERENCE = Math.log(1.7);
const ALPHA = 0.05;

const keyOf = ({ participants, explanations, explanationSd, bothSd }: Setting) =>
  [participants, explanations, explanationSd, bothSd].join(" ");

/** One study without a difference, one with. */
function hold({ setting, study }: Task): Result {
  const began = performance.now();
  const key = keyOf(setting);
  const deviations = [PARTICIPANT_SD, setting.explanationSd, setting.bothSd] as const;
  const draw = (effects: number[], name: string) =>
    drawRatings(
      { ...setting, methods: METHODS, each: EACH, deviations, effects },
      `false positives ${key} ${study} ${name}`,
    );
  const analyse = (drawn: ReturnType<typeof draw>) =>
    fitHeadline({
      participant: drawn.participant,
      method: drawn.method,
      methods: METHODS,
      explanation: drawn.explanation,
      answer: drawn.rating,
      values: [1, 2, 3, 4, 5],
      scale: "ordinal",
    });
  const without = analyse(draw([0, 0, 0, 0], "none")).test;
  const drawn = draw([0, 0, 0, DIFFERENCE], "some");
  const { test: found, pairs, terms } = analyse(drawn);
  const known = isEstimate(found) ? testKnowing(drawn, deviations, found.denominator) : null;
  const intervals = pairs.filter(isEstimate);
  // Without a term for explanations effects are those averaged over them, which are smaller.
  const isWhole =
    intervals.length === pairs.length &&
    (setting.explanationSd === 0 || terms.some(({ name, isIn }) => name === "explanation" && isIn));
  return {
    key,
    study,
    none: isEstimate(without) ? without.pValue : null,
    some: isEstimate(found) ? found.pValue : null,
    known: known?.byF ?? null,
    knownByChiSquare: known?.byChiSquare ?? null,
    covered: isWhole
      ? intervals.filter(({ second, lower, upper }) => {
          const truth = second === METHODS - 1 ? DIFFERENCE : 0;
          return lower <= truth && truth <= upper;
        }).length
      : null,
    milliseconds: performance.now() - began,
  };
}

/** The test given the variances; terms that the design leaves out are out here as well. */
function testKnowing(
  drawn: ReturnType<typeof drawRatings>,
  [participant, explanation, participantMethod]: readonly [number, number, number],
  denominator: number,
): { byF: number; byChiSquare: number } | null {
  const { terms } = chooseRandomTerms({ ...drawn, methods: METHODS });
  const known: Record<string, number> = { participant, explanation, participantMethod };
  const model = fitCrossedOrdinalModel(
    { answer: drawn.rating, answers: 5, columns: methodColumns(drawn.method, METHODS), terms },
    { fixed: true, deviations: terms.map(({ name }) => known[name] ?? 0) },
  );
  if (!isEstimate(model)) return null;
  const { effectsAt, size } = model.layout;
  const effects = METHODS - 1;
  const covariance = Float64Array.from({ length: effects * effects }, (_, k) => {
    const [a, b] = [Math.floor(k / effects), k % effects];
    return model.covariance[(effectsAt + a) * size + effectsAt + b] ?? 0;
  });
  const unit = Array.from({ length: effects }, (_, a) =>
    Array.from({ length: effects }, (_, b) => (a === b ? 1 : 0)),
  );
  const wald = waldStatistic(unit, model.effects, covariance);
  if (wald === null) return null;
  return {
    byF: fUpperTail(wald / effects, effects, denominator),
    byChiSquare: chiSquareUpperTail(wald, effects),
  };
}

async function lead(): Promise<void> {
  const args = process.argv.slice(2);
  const isQuick = args.includes("--quick");
  const minutesAt = args.indexOf("--minutes");
  const minutes = minutesAt < 0 ? (isQuick ? 5 : 60) : Number(args[minutesAt + 1]);
  if (!(minutes > 0)) throw new RangeError("--minutes wants a number above 0.");
  const settings = isQuick ? QUICK : [...MIDDLE, ...CORNERS];
  const studies = isQuick ? 100 : 400;
  mkdirSync(".data", { recursive: true });
  const file = `.data/false-positives${isQuick ? "-quick" : ""}.jsonl`;
  if (!args.includes("--resume")) rmSync(file, { force: true });
  const results = new Map<string, Result>();
  for (const line of existsSync(file) ? readFileSync(file, "utf8").split("\n") : []) {
    const result = readLine(line);
    if (result) results.set(`${result.key} ${result.study}`, result);
  }
  // The largest studies last, so that a run that is stopped has the others.
  const ordered = settings.toSorted((a, b) => costOf(a) - costOf(b));
  const tasks = ordered.flatMap((own) =>
    Array.from({ length: studies }, (_, study) => ({ setting: own, study })),
  );
  const open = tasks.filter((task) => !results.has(`${keyOf(task.setting)} ${task.study}`));
  const began = performance.now();
  const isOver = () => performance.now() - began > minutes * 60_000;
  await workThrough(open, isOver, (result) => {
    appendFileSync(file, `${JSON.stringify(result)}\n`);
    results.set(`${result.key} ${result.study}`, result);
  });
  mention("minutes", (performance.now() - began) / 60_000);
  print(settings, studies, [...results.values()]);
}

function readLine(line: string): Result | null {
  // The last line of a run that was stopped may be half a one.
  if (!line.endsWith("}")) return null;
  return JSON.parse(line);
}

const shown = (values: number[]) => values.map((value) => value.toFixed(3)).join(" ");

/** Grows with the cube of the smaller side that is eliminated last. */
const costOf = ({ participants, explanations }: Setting) =>
  participants * 12 * 2000 + Math.min(METHODS * explanations, participants * (METHODS + 1)) ** 3;

function workThrough(
  open: Task[],
  isOver: () => boolean,
  take: (result: Result) => void,
): Promise<void> {
  const queue = open.values();
  const workers = Math.min(availableParallelism(), Math.max(1, open.length));
  const ended = Array.from({ length: workers }, () => {
    return new Promise<void>((resolve, reject) => {
      const worker: ChildProcess = fork(fileURLToPath(import.meta.url));
      const next = () => {
        const task = isOver() ? undefined : queue.next().value;
        if (task) worker.send(task);
        else worker.disconnect();
      };
      worker.on("message", (result: Result) => {
        take(result);
        next();
      });
      worker.on("error", reject);
      worker.on("exit", (code) => {
        if (code === 0) resolve();
        else reject(new Error(`A worker ended with ${code}.`));
      });
      next();
    });
  });
  return Promise.all(ended).then(() => {});
}

function print(settings: Setting[], studies: number, results: Result[]): void {
  const share = (values: (number | null)[]) => {
    const known = values.filter((value) => value !== null);
    return known.length === 0 ? 0 : known.filter((p) => p < ALPHA).length / known.length;
  };
  console.log(
    "\nparticipants, explanations a method, SD of explanations, of participant × method:",
    "share of p < .05 without a difference; power at an odds ratio of 1.7, and given the variances",
  );
  const rows = settings.map((own) => ({
    own,
    of: results.filter(({ key }) => key === keyOf(own)),
  }));
  let worst = 0;
  for (const { own, of } of rows) {
    const rate = share(of.map(({ none }) => none));
    const failed = of.filter(({ none, some }) => none === null || some === null).length;
    const beyond = (rate - 0.06) / Math.sqrt((0.06 * 0.94) / Math.max(1, of.length));
    if (of.length > 0) worst = Math.max(worst, beyond);
    const cells = [own.participants, own.explanations, own.explanationSd, own.bothSd].map((cell) =>
      String(cell).padStart(4),
    );
    console.log(
      cells.join(" "),
      `n ${String(of.length).padStart(3)}`,
      rate.toFixed(3),
      share(of.map(({ some }) => some)).toFixed(3),
      share(of.map(({ known }) => known)).toFixed(3),
      `${(of.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / Math.max(1, of.length) / 1000).toFixed(2)} s`,
      failed > 0 ? `${failed} without figures` : "",
    );
  }
  console.log();
  const varied = rows.filter(({ own }) => own.explanationSd > 0 && own.bothSd > 0);
  const pooled = varied.flatMap(({ of }) => of);
  const rate = share(pooled.map(({ none }) => none));
  report("share of p < .05, pooled where all variances are above 0", rate, 0.06, "");
  reportAtLeast("the same", rate, 0.04, "");
  report("worst setting above .06, in binomial standard errors", worst, 2.6, "");
  const power = share(pooled.map(({ some }) => some));
  const ideal = share(pooled.map(({ known }) => known));
  reportAtLeast(
    "power over that given the variances, pooled",
    ideal > 0 ? power / ideal : 0,
    0.9,
    "",
  );
  const byChiSquare = share(pooled.map(({ knownByChiSquare }) => knownByChiSquare ?? null));
  mention(
    "power, that given the variances, and that by chi-square",
    shown([power, ideal, byChiSquare]),
  );
  const covered = results.flatMap((result) => result.covered ?? []);
  if (covered.length > 0) {
    const coverage = covered.reduce((sum, count) => sum + count, 0) / (6 * covered.length);
    report("95 % intervals of pairs that hold the truth, pooled", coverage, 0.97, "");
    reportAtLeast("the same", coverage, 0.93, "");
  }
  report("studies not held yet", settings.length * studies - results.length, 0, "");
  conclude();
}

if (process.send) {
  const send = process.send.bind(process);
  process.on("message", (task: Task) => {
    send(hold(task));
  });
} else {
  await lead();
}
