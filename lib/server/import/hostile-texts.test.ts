import { runInThisContext } from "node:vm";
import { expect, it } from "vitest";
import { inlineMarkdown } from "@/lib/exporters/bundle/inline-markdown";
import { readContent } from "@/lib/importers/content-reader";
import { parseAccuracyRuns } from "@/lib/importers/parse-accuracy-runs";
import { parseProlificSubmissions } from "@/lib/importers/parse-prolific-submissions";
import { readTable } from "@/lib/importers/read-table";
import { readQuestionText } from "@/lib/importers/student-text";
import { scanContent } from "@/lib/study/content/content-scan";
import { diffProtocols } from "@/lib/study/protocol/protocol-diff";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";

/** Texts for which each of these once took minutes or hours, by the square or the cube of their length. */

/** Far more than any of them takes; what takes it is broken off, where a test could only wait. */
const PATIENCE_MS = 20_000;

function soon<T>(work: () => T): T {
  const here = globalThis as unknown as { hostileWork?: () => T };
  here.hostileWork = work;
  try {
    return runInThisContext("hostileWork()", { timeout: PATIENCE_MS }) as T;
  } finally {
    here.hostileWork = undefined;
  }
}

const range = (length: number) => Array.from({ length }, (_, at) => at);

it("white space where a question's choices should be", () => {
  const blanks = " ".repeat(500_000);
  expect(soon(() => readQuestionText(`Question:${blanks}x`))).toBeNull();
  expect(soon(() => readQuestionText(`Question: x${blanks}Choices:${blanks}`))).toBeNull();
  expect(soon(() => readQuestionText(`Question: ${"x Choices: ".repeat(50_000)}`))).toBeNull();
  expect(soon(() => readQuestionText(`Question:${blanks}x${blanks}Choices: (a) b (b) c`))).toEqual({
    stem: "x",
    choices: ["b", "c"],
    labels: null,
  });
});

it("blank lines in an explanation", () => {
  const scan = (text: string) =>
    soon(() =>
      scanContent([{ question: "q", method: "m", text }], {
        methodKeys: [],
        methodLabels: [],
        modelNames: [],
      }),
    );
  expect(scan("\n".repeat(500_000))).toEqual([]);
  expect(scan(`x.${" ".repeat(500_000)}`)).toEqual([]);
  expect(scan(`x.${" \n".repeat(200_000)}The answer is so.`)).toMatchObject([
    { kind: "prompt-marker", what: "The answer is" },
  ]);
});

it("a table with tens of thousands of columns", () => {
  const read = (columns: number) =>
    soon(() =>
      readTable(
        `${range(columns)
          .map((at) => `c${at}`)
          .join()}\n`,
        { required: [], optional: [] },
      ),
    );
  expect(read(150_000).problems).toEqual([
    { line: 1, reason: "There are 150000 columns; up to 5000 are read." },
  ]);
  expect(read(5000).problems).toEqual([{ line: 1, reason: "There are no rows below the header." }]);
  const reader = readContent({
    kind: "student-output",
    defaults: { method: null, modelSize: null, runNumber: null },
  });
  const header = `${range(140_000)
    .map((at) => `c${at}`)
    .join()}\n`;
  expect(soon(() => reader.push(header))[0]?.problems).toHaveLength(1);
});

it("a question with a hundred thousand choices", () => {
  const reader = readContent({
    kind: "table",
    mapping: { columns: { question: "q" }, choices: ["c"] },
    defaults: { method: null, modelSize: null, runNumber: null },
  });
  const choices = range(100_000).map(() => "\0");
  const line = `${JSON.stringify({ q: "x", c: choices })}\n`;
  expect(soon(() => reader.push(line))).toMatchObject([
    { record: null, problems: [{ reason: expect.stringContaining("100000 choices") }] },
  ]);
});

it("a hundred thousand runs of one cell", () => {
  const rows = range(100_000).map((at) => `${at},0.5,small,MT`);
  const text = ["run,test accuracy,model_size,method", ...rows].join("\n");
  expect(soon(() => parseAccuracyRuns(text, () => null))).toMatchObject({ ok: true, remarks: [] });
});

it("a list of submissions with millions of lines", () => {
  const text = `submission id,participant id,status${"\n,".repeat(4_000_000)}`;
  expect(soon(() => parseProlificSubmissions(text))).toEqual({
    ok: false,
    problems: [{ line: 100_001, reason: "A list of up to 100,000 lines is read. Split it." }],
  });
});

it("protocols with tens of thousands of paragraphs in another order", () => {
  const withParagraphs = (paragraphs: string[]) => ({
    ...DEMO_PROTOCOL,
    information: [{ heading: "All", paragraphs }],
  });
  const paragraphs = range(60_000).map((at) => `p${at}`);
  const changes = soon(() =>
    diffProtocols(withParagraphs(paragraphs), withParagraphs(paragraphs.toReversed())),
  );
  expect(changes.at(-1)).toMatchObject({ kind: "moved" });
});

it("white space in the words of a bundle", () => {
  expect(soon(() => inlineMarkdown(`${" ".repeat(500_000)}x`))).toHaveLength(500_001);
  expect(inlineMarkdown("a \n\r\n b\n \nc")).toBe("a b c");
});
