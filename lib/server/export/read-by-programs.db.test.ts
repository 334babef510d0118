import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebR } from "webr";
import { dataPath } from "@/lib/exporters/bundle/bundle-description";
import { canRun } from "@/lib/exporters/bundle/testing/run-program";
import { guardFormula } from "@/lib/exporters/guard-formula";
import { READING_LINES } from "@/lib/exporters/tables/codebook-table";
import { AWKWARD_PROSE, AWKWARD_TEXTS } from "@/lib/exporters/testing/awkward-texts";
import { readResponses } from "@/lib/importers/ratings/read-responses";
import { prepareData } from "@/lib/programs/r/prepare-data";
import { exportFiltersSchema } from "@/lib/schemas/export/export-filters";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { writeComparisonData } from "@/lib/server/comparison/write-comparison-data";
import { exportBundle } from "@/lib/server/export/bundle/export-bundle";
import { openSnapshot } from "@/lib/server/export/snapshot";
import { importBundle } from "@/lib/server/import/bundle/import-bundle";
import { db } from "@/lib/server/shared/db";
import {
  type FinishedParticipant,
  storeFinishedParticipants,
} from "@/lib/server/study-builder/store-participants";
import { forgetStudy } from "@/lib/server/testing/forget-study";
import { received, takeData } from "@/lib/server/testing/made-bundle";
import { makeAccess, makeStaff, makeStudy } from "@/lib/server/testing/made-study";
import { readZip } from "@/lib/server/testing/read-zip";
import { firstProtocol } from "@/lib/study/protocol/first-protocol";
import { OWN_ANSWER, type OwnQuestion } from "@/lib/study/protocol/own-questions";
import { PUBLISHED_CONSTRUCTS } from "@/lib/views/export/export-files";

/** Those that the schema allows as keys of answers to own questions. */
const OPTIONS = AWKWARD_TEXTS.filter((text) => /^[A-Za-z0-9_-]{1,64}$/.test(text));
const METHODS = ["TRUE", "007", "None", "=1+1"];
const TEXTS = [...AWKWARD_TEXTS, ...AWKWARD_PROSE];

const asked = { required: false, min: null, max: null, admits: [] } as const;
const OWN_QUESTIONS: OwnQuestion[] = [
  {
    ...asked,
    key: "NA",
    question: "Which of NA, TRUE and 1-2?",
    kind: "choice",
    options: OPTIONS.map((key) => ({ key, label: key })),
    admits: [],
    admitsFrom: null,
    admitsTo: null,
  },
  {
    ...asked,
    key: "1-2",
    question: "Why?",
    kind: "text",
    options: [],
    admits: [],
    admitsFrom: null,
    admitsTo: null,
  },
];

/** A study in which answers, names and texts look like something else. */
async function awkwardStudy(): Promise<StudyAccess> {
  const study = await makeStudy({
    constructs: PUBLISHED_CONSTRUCTS.map((key) => ({ key, statement: "NA" })),
    methods: METHODS.map((key) => ({ key, label: key })),
    protocol: { ...firstProtocol("NA"), ownQuestions: OWN_QUESTIONS },
    modelRuns: [{ methodKey: "007", modelSize: "1e5", runNumber: 1, testAccuracy: 0.5 }],
    questions: TEXTS.map((text, at) => ({
      externalId: text,
      stem: AWKWARD_PROSE[at % AWKWARD_PROSE.length] ?? "",
      choices: ["NA", "TRUE"],
      goldIndex: 0,
      explanations: METHODS.map((methodKey) => ({
        methodKey,
        modelRun: methodKey === "007" ? 0 : null,
        text,
        answerIndex: at % 2,
      })),
    })),
  });
  const participants = TEXTS.map((_, at): FinishedParticipant => {
    const country = ["NA", "DE", "prefer-not-to-say"][at % 3] ?? "";
    return {
      ordinal: at + 1,
      source: "IMPORTED",
      aboutYou: { country } as FinishedParticipant["aboutYou"],
      completed: at % 2 === 0,
      consentedAt: null,
      completedAt: null,
      trials: METHODS.map((method, place) => {
        const question = TEXTS[(at + place * 7) % TEXTS.length] ?? "";
        const ratings = PUBLISHED_CONSTRUCTS.map((key, construct): [string, number] => [
          key,
          1 + ((at + construct + place) % 5),
        ]);
        return {
          explanationId: study.explanationIds.get(question)?.get(method) ?? "",
          position: place + 1,
          response: { ratings: Object.fromEntries(ratings), durationMs: null, submittedAt: null },
        };
      }),
    };
  });
  await db().$transaction((tx) => storeFinishedParticipants(tx, study, participants), {
    timeout: 30_000,
  });
  const access = await makeAccess(study);
  const people = await db().participant.findMany({
    where: { studyId: study.id },
    orderBy: { ordinal: "asc" },
    select: { id: true },
  });
  await db().answer.createMany({
    data: people.flatMap(({ id: participantId }, at) =>
      [
        [`${OWN_ANSWER}NA`, OPTIONS[at % OPTIONS.length]],
        [`${OWN_ANSWER}1-2`, TEXTS[at]],
        ["comment", TEXTS[at]],
      ].map(([key = "", value = ""]) => ({ participantId, studyId: study.id, key, value })),
    ),
  });
  await db().exclusion.createMany({
    data: people.slice(0, 3).map(({ id: participantId }) => ({
      participantId,
      studyId: study.id,
      action: "EXCLUDE" as const,
      reason: "NA",
    })),
  });
  return access;
}

interface Table {
  names: string[];
  /** By column; null where a value is missing. */
  cells: Map<string, (string | null)[]>;
}

/** The files with data and the codebook as they were written, by path. */
function tablesOf(files: ReadonlyMap<string, string>): Map<string, Table> {
  const tables = [...files].filter(([path]) => path.startsWith("data/") || path === "codebook.csv");
  return new Map(
    tables.map(([path, text]) => {
      const [names = [], ...rows] = parse(text) as string[][];
      const cells = names.map((name, at): [string, (string | null)[]] => [
        name,
        rows.map((row) => row[at] || null),
      ]);
      return [path, { names, cells: new Map(cells) }];
    }),
  );
}

const codeOf = (readme: string, language: string) =>
  new RegExp(`\\x60{3}${language}\\n([\\s\\S]*?)\\x60{3}`)
    .exec(readme)?.[1]
    ?.replace(/^ {2}/gm, "") ?? "";

let access: StudyAccess;
let files = new Map<string, string>();
let written = new Map<string, Table>();
/** The codebook's types by path and column. */
let typeOf = (_path: string, _column: string): string => "";
const folder = mkdtempSync(join(tmpdir(), "read-by-programs-"));

beforeAll(async () => {
  const pieces: Uint8Array[] = [];
  access = await awkwardStudy();
  for await (const piece of exportBundle(access, exportFiltersSchema.parse({}))) pieces.push(piece);
  const archive = readZip(Buffer.concat(pieces));
  files = new Map([...archive].map(([path, bytes]) => [path, bytes.toString("utf8")]));
  written = tablesOf(files);
  const codebook: Record<string, string>[] = parse(files.get("codebook.csv") ?? "", {
    columns: true,
  });
  const types = new Map(codebook.map(({ file, column, type }) => [`${file} ${column}`, type]));
  typeOf = (path, column) => types.get(`${path} ${column}`) ?? "";
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

const isNumeric = (type: string) => type === "integer" || type === "number";

/**
 * What a program reads otherwise than it is written: path, column and the texts that it changed. R's own
 * reader ends the lines within a text by LF, however they are written, which the README says.
 */
function changed(
  path: string,
  read: Table,
  asRead = (text: string) => text,
): { column: string; type: string; texts: string[] }[] {
  const table = written.get(path);
  expect(read.names, path).toEqual(table?.names);
  return [...(table?.cells ?? [])].flatMap(([column, cells]) => {
    const type = typeOf(path, column);
    const others = read.cells.get(column) ?? [];
    expect(others, `${path} ${column}`).toHaveLength(cells.length);
    const texts = cells.filter((text, row) => {
      const other = others[row] ?? null;
      if (text === null || other === null) return text !== other;
      return isNumeric(type) ? Number(text) !== Number(other) : asRead(text) !== other;
    });
    return texts.length === 0 ? [] : [{ column, type, texts: texts.map((text) => text ?? "") }];
  });
}

const withLf = (text: string) => text.replaceAll("\r\n", "\n");

const TRUTHS = new Set(["TRUE", "FALSE"]);

describe("Every file of a bundle, read by R", () => {
  let webR: WebR | undefined;
  beforeAll(async () => {
    webR = new WebR({ interactive: false });
    await webR.init();
    await webR.FS.mkdir("/bundle");
    await webR.FS.mkdir("/bundle/data");
    for (const path of written.keys()) {
      const bytes = new TextEncoder().encode(files.get(path));
      await webR.FS.writeFile(`/bundle/${path}`, bytes);
    }
    await webR.evalRVoid('setwd("/bundle")');
  });
  afterAll(() => webR?.close());

  /** The table that this code gives, as R has it. */
  async function inR(code: string): Promise<Table> {
    const program = `local({
      ${code}
      texts <- lapply(d, function(x) {
        said <- if (is.numeric(x)) sprintf("%.15g", x) else as.character(x)
        ifelse(is.na(x), "\\u0003", enc2utf8(said))
      })
      rows <- c(paste(names(d), collapse = "\\u0001"), do.call(paste, c(unname(texts), sep = "\\u0001")))
      paste(rows, collapse = "\\u0002")
    })`;
    const text = (await webR?.evalRString(program)) ?? "";
    const [names = [], ...rows] = text.split("\u0002").map((row) => row.split("\u0001"));
    const cells = names.map((name, at): [string, (string | null)[]] => [
      name,
      rows.map((row) => (row[at] === "\u0003" ? null : (row[at] ?? null))),
    ]);
    return { names, cells: new Map(cells) };
  }

  it("by the code of the README is what was written, every cell of it", async () => {
    const code = codeOf(files.get("README.md") ?? "", "r");
    expect(code).toContain("read.csv(");
    for (const path of written.keys()) {
      const read = await inR(`${code}\nd <- read_table("${path}")`);
      expect(changed(path, read, withLf), path).toEqual([]);
    }
    expect(files.get("README.md")).toContain("R ends them by LF");
  });

  it("by the line of the codebook has every text as it was written", async () => {
    const line = /read\.csv\(FILE[^)]*"\)/.exec(READING_LINES)?.[0] ?? "";
    expect(files.get("codebook.csv")?.replaceAll('""', '"')).toContain(line);
    for (const path of written.keys()) {
      const read = await inR(`FILE <- "${path}"\nd <- ${line}`);
      expect(changed(path, read, withLf), path).toEqual([]);
    }
  });

  it.each([
    ["semicolons", ";", false],
    ["tabs", "\t", false],
    ["semicolons and a byte order mark", ";", true],
  ] as const)("with %s, by what the codebook adds to its line, too", async (_, separator, bom) => {
    const line = /read\.csv\(FILE[^)]*"\)/.exec(READING_LINES)?.[0] ?? "";
    const adds = /fileEncoding = "[^"]*"/.exec(READING_LINES)?.[0] ?? "";
    const coded = bom ? line.replace('encoding = "UTF-8"', adds) : line;
    const snapshot = await openSnapshot(access, exportFiltersSchema.parse({}));
    try {
      for (const table of snapshot.tables) {
        const pieces: Uint8Array[] = [];
        const format = { format: "csv", separator, bom } as const;
        for await (const piece of snapshot.copyTable(table, format, { rows: 0 }))
          pieces.push(piece);
        await webR?.FS.writeFile("/bundle/other", Buffer.concat(pieces));
        const sep = separator === "\t" ? "\\t" : separator;
        const read = await inR(`FILE <- "other"\nd <- ${coded.replace(")", `, sep = "${sep}")`)}`);
        if (table.name === "codebook") expect(read.names).toContain("meaning");
        else expect(changed(dataPath(table.name), read, withLf), table.name).toEqual([]);
      }
    } finally {
      await snapshot.close();
    }
  });

  it("comparison.csv has every method and country, by the lines with which our scripts begin", async () => {
    const pieces: string[] = [];
    for await (const piece of await writeComparisonData(access, "all", { rows: 0 }))
      pieces.push(piece);
    const rows: Record<string, string>[] = parse(pieces.join(""), { columns: true });
    await webR?.FS.writeFile("/bundle/comparison.csv", new TextEncoder().encode(pieces.join("")));
    const methodsInFile = METHODS.map(guardFormula);
    const data = { constructs: [...PUBLISHED_CONSTRUCTS], methods: METHODS, methodsInFile };
    const read = await inR(prepareData(data));
    const keys = new Map(methodsInFile.map((name, place) => [name, METHODS[place]]));
    expect(read.cells.get("model")).toEqual(rows.map(({ model = "" }) => keys.get(model)));
    expect(read.cells.get("country")).toEqual(rows.map(({ country }) => country));
    expect(read.cells.get("country")).toContain("NA");
    expect(read.cells.get("Quality")).not.toContain(null);
    // And it comes back: the same methods, countries and ratings.
    const back = readResponses(pieces.join(""));
    if (!back.ok) throw new Error(JSON.stringify(back.problems));
    const { methods, method, aboutYou, participant } = back.records;
    expect(Array.from(method, (place) => methods[place]?.key)).toEqual(
      rows.map(({ model = "" }) => keys.get(model)),
    );
    const country = aboutYou.find(({ key }) => key === "country");
    expect(
      Array.from(participant, (person) => country?.levels[country.level[person] ?? -1]),
    ).toEqual(rows.map((row) => row.country));
  });

  it("by its defaults has every number, truth and time, and of texts all but those that look like something else", async () => {
    const guessed = new Set<string>();
    for (const path of written.keys()) {
      const read = await inR(`d <- read.csv("${path}", check.names = FALSE)`);
      // What R takes for a truth it writes in capitals.
      for (const cells of read.cells.values()) {
        if (cells.every((text) => text === null || TRUTHS.has(text))) {
          for (const [row, text] of cells.entries()) cells[row] = text?.toLowerCase() ?? null;
        }
      }
      for (const { type, texts } of changed(path, read, withLf)) {
        // R gives the empty text for a missing one.
        const others = texts.filter((text) => text !== "");
        if (others.length > 0) expect(type).toBe("string");
        for (const text of others) guessed.add(text);
      }
    }
    expect([...guessed].filter((text) => !AWKWARD_TEXTS.includes(text))).toEqual([]);
    expect([...guessed]).toEqual(expect.arrayContaining(["NA"]));
  });
});

it("A bundle in which texts look like something else comes back with all of them", async () => {
  const bundle = await received(exportBundle(access, exportFiltersSchema.parse({})));
  try {
    await forgetStudy(access.studyId);
    const userId = await makeStaff({ id: "" }, null);
    const made = await importBundle({ userId }, {}, bundle);
    const { id } = await db().study.findUniqueOrThrow({
      where: { slug: made.slug },
      select: { id: true },
    });
    const there = { studyId: id, slug: made.slug, userId, capability: "export" as const };
    const { tables } = await takeData(there);
    for (const [table, text] of Object.entries(tables)) {
      if (table !== "codebook") expect(text, table).toBe(files.get(dataPath(table)));
    }
  } finally {
    await bundle.forget();
  }
});

const hasPandas = canRun("python3", ["-c", "import pandas"]);
const SKIPPED = "skipped where python3 or pandas is not installed";

describe.skipIf(!hasPandas)(`Every file of a bundle, read by pandas (${SKIPPED})`, () => {
  /** The tables that `read`, an expression of a path, gives. */
  function inPandas(code: string, read: string): Map<string, Table> {
    const program = `${code}
import json, sys
import pandas as pd
tables = {}
for path in json.load(sys.stdin):
    d = ${read}
    tables[path] = {name: [None if pd.isna(x) else repr(x) if isinstance(x, float) else str(x) for x in d[name]] for name in d.columns}
print(json.dumps(tables))
`;
    const { stdout, stderr } = spawnSync("python3", ["-c", program], {
      cwd: folder,
      input: JSON.stringify([...written.keys()]),
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    });
    expect(stderr).toBe("");
    const tables: Record<string, Record<string, (string | null)[]>> = JSON.parse(stdout);
    return new Map(
      Object.entries(tables).map(([path, cells]) => [
        path,
        { names: Object.keys(cells), cells: new Map(Object.entries(cells)) },
      ]),
    );
  }

  it("by the code of the README, or the line of the codebook, is what was written", () => {
    const code = codeOf(files.get("README.md") ?? "", "python");
    for (const [path, read] of inPandas(code, "read_table(path)")) {
      expect(changed(path, read), path).toEqual([]);
    }
    const line = /pd\.read_csv\(FILE[^)]*\)/.exec(READING_LINES)?.[0].replace("FILE", "path") ?? "";
    for (const [path, read] of inPandas("", line)) expect(changed(path, read), path).toEqual([]);
  });
});
