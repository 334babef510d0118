import { createReadStream, createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { importContent } from "@/lib/server/import/content/import-content";
import { receiveFile } from "@/lib/server/import/content/received-file";
import { db } from "@/lib/server/shared/db";
import { buildStudy } from "@/lib/server/study-builder/build-study";
import { DEMO_METHODS } from "@/prisma/demo/definition";
import { conclude, mention, report } from "./report";
import { runBeside } from "./run-beside";

/**
 * npm run bench -- import-content [COMMIT]: a table of 100,000 explanations of 25,000 questions is received,
 * looked at and stored, by the code of the app in this process. The time holds for both steps
 * together; memory is what this process has in use beyond what a table of 1,000 left. With a commit, that older
 * version does the same by its own program, in turns, and its figures are the limits.
 */

const FORM = {
  kind: "table" as const,
  mapping: {
    columns: {
      id: "id",
      question: "question",
      gold: "gold",
      method: "method",
      answer: "answer",
      explanation: "explanation",
    },
    choices: ["choices"],
  },
  defaults: { method: null, modelSize: null, runNumber: null },
};
const CHOICES = ["the shelf", "the garden", "the harbour", "the attic", "the office"];
const WORDS = "people keep such things where they are used most and look there first because".split(
  " ",
);

function* rows(questions: number): Generator<string> {
  yield "id,question,choices,gold,method,answer,explanation\n";
  for (let number = 0; number < questions; number++) {
    for (const [index, method] of DEMO_METHODS.entries()) {
      const text = Array.from(
        { length: 30 + ((number + index) % 20) },
        (_, place) => WORDS[(number * 7 + place * (index + 3)) % WORDS.length],
      ).join(" ");
      const answer = CHOICES[(number + (index % 2)) % 5];
      yield `q${number},Where would somebody look for thing number ${number} first?,${CHOICES.join("|")},${CHOICES[number % 5]},${method},${answer},"${text}, says number ${number}."\n`;
    }
  }
}

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Bytes in use, without what waits to be collected. */
function inUse(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

let most = 0;
let looks = 0;
/** Looks at the memory while rows are on their way; each look costs some milliseconds. */
function watchMemory(): void {
  looks += 1;
  if (looks % 10 === 0) most = Math.max(most, inUse());
}

const folder = mkdtempSync(join(tmpdir(), "grounded-bench-"));

async function writeTable(questions: number): Promise<string> {
  const path = join(folder, `${questions}.csv`);
  await pipeline(Readable.from(rows(questions)), createWriteStream(path));
  return path;
}

async function importTable(questions: number, path: string): Promise<void> {
  const slug = `import-${questions}-${process.pid}`;
  const { id } = await db().$transaction((tx) =>
    buildStudy(tx, {
      slug,
      title: slug,
      seed: slug,
      methods: [],
      constructs: [],
      questions: [],
      protocol: null,
    }),
  );
  const user = await db().user.create({ data: { email: `${slug}@example.org` } });
  const access = { studyId: id, slug, userId: user.id, capability: "manage" as const };
  let finding: string | null = null;
  for (const step of ["look", "store"]) {
    const began = performance.now();
    const body = Readable.toWeb(createReadStream(path));
    const request = new Request("http://localhost/", {
      method: "POST",
      body,
      duplex: "half",
    } as RequestInit);
    const file = await receiveFile(request);
    const found = await importContent({
      access,
      file,
      form: FORM,
      finding,
      onProgress: watchMemory,
    });
    await file.forget();
    if (!found.ok) throw new Error(JSON.stringify([found.sentences, found.problems.slice(0, 5)]));
    finding = found.finding;
    mention(`${questions * 4} explanations: ${step}`, (performance.now() - began) / 1000, "s");
  }
  const stored = await db().explanation.count({ where: { studyId: id } });
  if (stored !== questions * 4) throw new Error(`${stored} explanations are stored.`);
}

const TIME = "100,000 explanations looked at and stored";
const MEMORY = "memory in use beyond that of 1,000";

async function measure(): Promise<void> {
  // What is loaded once is no growth.
  await importTable(250, await writeTable(250));
  const path = await writeTable(25_000);
  const before = inUse();
  most = before;
  const began = performance.now();
  await importTable(25_000, path);
  report(TIME, (performance.now() - began) / 1000, 60, "s");
  report(MEMORY, (most - before) / 1024 / 1024, 64, "MB");
  await db().$disconnect();
}

/** The least time of each version, so that what else the machine does counts little. */
const ROUNDS = 3;
/** Garbage that is collected sooner or later makes memory differ by some megabytes. */
const SPREAD_MB = 8;

async function compare(base: string): Promise<void> {
  const { least } = await runBeside("import-content", base, ROUNDS);
  console.log(`\nThe least of ${ROUNDS} runs of each version, in turns:`);
  mention("the older version's time", least("base", TIME), "s");
  mention("this version's time", least("this", TIME), "s");
  report(
    "time, as a multiple of the older version's",
    least("this", TIME) / least("base", TIME),
    1.15,
    "",
  );
  mention("the older version's memory", least("base", MEMORY), "MB");
  report("this version's memory", least("this", MEMORY), least("base", MEMORY) + SPREAD_MB, "MB");
}

const base = process.env.BASE_CHECKOUT;
if (base) await compare(base);
else await measure();
rmSync(folder, { recursive: true });
conclude();
