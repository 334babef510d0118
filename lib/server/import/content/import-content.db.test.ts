import { describe, expect, it } from "vitest";
import type { ContentFormInput } from "@/lib/schemas/content/content-import";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";
import {
  NOVELS,
  outputFile,
  outputRow,
  questionsFile,
  runsFile,
  TULIPS,
} from "@/lib/server/testing/import-test-support";
import { makeAccess, makeStudy } from "@/lib/server/testing/made-study";
import type { ContentReport } from "@/lib/views/content/content-import";
import { importContent } from "./import-content";
import { receiveFile } from "./received-file";

const nobody = { method: null, modelSize: null, runNumber: null };
const QUESTIONS: ContentFormInput = { kind: "questions" };
const STUDENT: ContentFormInput = {
  kind: "student-output",
  defaults: { method: "MT+CF:Revised", modelSize: "770M", runNumber: 0 },
};
const TABLE: ContentFormInput = {
  kind: "table",
  mapping: {
    columns: { id: "id", question: "q", gold: "gold", method: "by", answer: "a", explanation: "e" },
    choices: ["c"],
  },
  defaults: nobody,
};
const output = outputFile(
  outputRow(TULIPS, "garden", "They are flowers."),
  outputRow(NOVELS, "book shop", "T5 would read there."),
);
const table = (...rows: string[]) => ["id,q,c,gold,by,a,e", ...rows].join("\n");

async function emptyDraft() {
  return makeAccess(await makeStudy({ methods: [], questions: [] }));
}

async function bring(
  access: StudyAccess,
  form: ContentFormInput,
  content: string | Uint8Array,
  finding: string | null = null,
): Promise<ContentReport> {
  const body = typeof content === "string" ? content : Buffer.from(content);
  const request = new Request("http://localhost/", { method: "POST", body });
  const file = await receiveFile(request);
  try {
    return await importContent({ access, file, form, finding, onProgress: () => {} });
  } finally {
    await file.forget();
  }
}

async function store(access: StudyAccess, form: ContentFormInput, content: string) {
  const looked = await bring(access, form, content);
  return bring(access, form, content, looked.finding);
}

function contentOf({ studyId }: StudyAccess) {
  const where = { studyId };
  return Promise.all([
    db().question.count({ where }),
    db().explanation.count({ where }),
    db().method.count({ where }),
    db().modelRun.count({ where }),
    db().auditEntry.count({ where: { ...where, action: "import-content" } }),
  ]);
}

describe("A file of content", () => {
  it("is looked at without storing anything: what it is, what hints at its making, what they will see", async () => {
    const access = await emptyDraft();
    const looked = await bring(access, STUDENT, output);
    expect(looked).toMatchObject({ ok: true, stored: false, problems: [] });
    expect(looked.students).toEqual([
      { name: "Run 0 of MT+CF:Revised 770M", answers: 2, explanations: 2, known: 2, correct: 1 },
    ]);
    expect(looked.preview).toEqual([
      {
        stem: TULIPS.question,
        choices: TULIPS.choices,
        answerIndex: 1,
        explanation: "They are flowers.",
      },
    ]);
    const reasons = looked.remarks.map(({ line, reason }) => `${line} ${reason}`).join("\n");
    expect(reasons).toContain("3 “T5” hints at");
    expect(reasons).toContain('3 The answer "book shop" is not among the choices');
    expect(await contentOf(access)).toEqual([0, 0, 0, 0, 0]);
  });

  it("is stored as it was found, with its audit entry", async () => {
    const access = await emptyDraft();
    expect(await store(access, QUESTIONS, questionsFile(TULIPS, NOVELS))).toMatchObject({
      ok: true,
      stored: true,
    });
    expect(await store(access, STUDENT, output)).toMatchObject({ stored: true });
    expect(await contentOf(access)).toEqual([2, 2, 1, 1, 2]);
    const run = await db().modelRun.findFirstOrThrow({ where: { studyId: access.studyId } });
    expect(run.testAccuracy).toBe(0.5);
    const [first] = await db().explanation.findMany({
      where: { studyId: access.studyId, question: { externalId: "tulips" } },
    });
    expect(first).toMatchObject({ answerIndex: 1, length: 17, modelRunId: run.id });
  });

  it("that is another one than was looked at stores nothing", async () => {
    const access = await emptyDraft();
    const { finding } = await bring(access, QUESTIONS, questionsFile(TULIPS));
    const stored = await bring(access, QUESTIONS, questionsFile(TULIPS, NOVELS), finding);
    expect(stored).toMatchObject({ stored: false });
    expect(stored.sentences[0]).toContain("not what was checked");
    expect(await contentOf(access)).toEqual([0, 0, 0, 0, 0]);
  });

  it("whose study has changed since the look stores nothing", async () => {
    const access = await emptyDraft();
    const { finding } = await bring(access, QUESTIONS, questionsFile(TULIPS, NOVELS));
    await store(access, QUESTIONS, questionsFile(TULIPS));
    const stored = await bring(access, QUESTIONS, questionsFile(TULIPS, NOVELS), finding);
    expect(stored).toMatchObject({ stored: false });
    expect((await contentOf(access))[0]).toBe(1);
  });

  it("that clashes with the study is refused by its lines", async () => {
    const access = await emptyDraft();
    await store(access, QUESTIONS, questionsFile(TULIPS));
    const other = questionsFile({ ...TULIPS, question: "Another question?" }, NOVELS);
    expect(await bring(access, QUESTIONS, other)).toMatchObject({
      ok: false,
      problems: [{ line: 1, field: "id" }],
    });
    const wrong = outputFile(outputRow({ ...TULIPS, answer: "kettle" }, "garden", "So."));
    const { problems } = await bring(access, STUDENT, wrong);
    expect(problems).toMatchObject([{ line: 2, reason: expect.stringContaining('"kettle" here') }]);
  });

  it("gives a student's run once", async () => {
    const access = await emptyDraft();
    await store(access, STUDENT, output);
    const again = await bring(access, STUDENT, output);
    expect(again).toMatchObject({ ok: false });
    expect(again.sentences[0]).toContain("is in the study already");
  });

  it("takes the one of two equal questions that has the same right answer", async () => {
    const access = await emptyDraft();
    const twin = { ...TULIPS, id: "tulips too", answer: "library" };
    await store(access, QUESTIONS, questionsFile(TULIPS, twin));
    const both = outputFile(
      outputRow(twin, "library", "Second first."),
      outputRow(TULIPS, "garden", "First second."),
    );
    expect(await store(access, STUDENT, both)).toMatchObject({ stored: true });
    const explanation = await db().explanation.findFirstOrThrow({
      where: { studyId: access.studyId, question: { externalId: "tulips too" } },
    });
    expect(explanation.text).toBe("Second first.");
    const third = outputFile(...[1, 2, 3].map(() => outputRow(TULIPS, "garden", "Again.")));
    const next = { ...STUDENT, defaults: { ...nobody, method: "CF:Unrevised" } } as const;
    const { problems } = await bring(access, next, third);
    expect(problems.map(({ line }) => line)).toContain(4);
  });

  it("of any table brings questions, methods and explanations by its columns", async () => {
    const access = await emptyDraft();
    const rows = table(
      "1,Where is it cold?,north | south,north,CF,north,Ice.",
      "1,Where is it cold?,north | south,north,MT,b,Penguins.",
      "2,Where is it warm?,north | south,,CF,north,Sun.",
      '1,,,,Mine,"north","By the id alone."',
    );
    const stored = await store(access, TABLE, rows);
    expect(stored).toMatchObject({ stored: true });
    expect(stored.students.map(({ name, correct, known }) => [name, correct, known])).toEqual([
      ["CF", 1, 1],
      ["MT", 0, 1],
      ["Mine", 1, 1],
    ]);
    expect(await contentOf(access)).toEqual([2, 4, 3, 0, 1]);
    const more = await bring(access, TABLE, table("1,,,,CF,south,Again.", "9,,,,CF,south,Where?"));
    expect(more.problems).toEqual([
      { line: 2, field: "method", reason: expect.stringContaining("by CF already") },
      { line: 3, field: "id", reason: expect.stringContaining("no question 9") },
    ]);
  });

  it("is refused by the lines of its rows", async () => {
    const access = await emptyDraft();
    const { problems, remarks } = await bring(
      access,
      TABLE,
      table(
        "1,Where is it cold?,north | south,west,CF,north,Ice.",
        "2,Where is it cold?,north,north,CF,north,Ice.",
        "3,Where is it cold?,north | north,north,CF,north,Ice.",
        "4,Where is it wet?,north | south,north,,north,Ice.",
        "5,Where is it wet?,north | south,north,CF,north,Ice.",
        "5,Where is it dry?,north | south,north,MT,north,Ice.",
      ),
    );
    expect(problems.map(({ line, field }) => [line, field])).toEqual([
      [2, "gold"],
      [3, "choices"],
      [5, "method"],
      [7, "id"],
    ]);
    expect(remarks).toContainEqual(expect.objectContaining({ line: 4, field: "choices" }));
  });

  it("of accuracies points at outliers, and leaves out what the researcher leaves out", async () => {
    const access = await emptyDraft();
    const runs = runsFile(
      ...[0.7, 0.71, 0.72, 0.7, 0.2].map(
        (accuracy, run) => `${run},${accuracy},few-shot-revision,770M,both`,
      ),
    );
    const looked = await bring(access, { kind: "accuracy-runs", skip: [] }, runs);
    expect(looked.remarks).toMatchObject([{ line: 6, field: "test accuracy" }]);
    expect(await contentOf(access)).toEqual([0, 0, 0, 0, 0]);
    await store(access, { kind: "accuracy-runs", skip: [6] }, runs);
    expect(await contentOf(access)).toEqual([0, 0, 1, 4, 1]);
  });

  it("is refused by a study that is no draft any more", async () => {
    const access = await emptyDraft();
    const { finding } = await bring(access, QUESTIONS, questionsFile(TULIPS));
    await db().study.update({ where: { id: access.studyId }, data: { status: "PILOT" } });
    const stored = await bring(access, QUESTIONS, questionsFile(TULIPS), finding);
    expect(stored).toMatchObject({
      ok: false,
      sentences: [expect.stringContaining("no longer a draft")],
    });
    expect(await contentOf(access)).toEqual([0, 0, 0, 0, 0]);
  });

  it("is refused by its line where a text has a NUL character or is not UTF-8", async () => {
    const access = await emptyDraft();
    const nul = questionsFile(TULIPS, { ...NOVELS, question: "A\u0000?" });
    expect(await bring(access, QUESTIONS, nul)).toMatchObject({
      ok: false,
      problems: [{ line: 2, reason: expect.stringContaining("NUL") }],
    });
    const latin = Buffer.concat([
      Buffer.from(`${questionsFile(TULIPS)}\n{"x":"`),
      Buffer.of(0xe9, 0x22),
    ]);
    const { problems } = await bring(access, QUESTIONS, latin);
    expect(problems[0]).toMatchObject({ line: 2, reason: expect.stringContaining("UTF-8") });
  });
});
