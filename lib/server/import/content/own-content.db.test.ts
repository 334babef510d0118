import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CONTENT_FIELDS } from "@/lib/importers/column-mapping";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";
import { importText, newTarget } from "@/lib/server/testing/import-test-support";
import { makeStaff } from "@/lib/server/testing/made-study";
import { takeBytes } from "@/lib/server/testing/take-file";

/** Texts as people write them, as spreadsheets fear them, and with what separates columns. */
const TEXT = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }),
    fc.string({
      unit: fc.constantFrom(..."'\"=+-@,;\t|\r\n #\u00A0＝a1"),
      minLength: 1,
      maxLength: 12,
    }),
  )
  .map((text) => text.trim())
  .filter((text) => text !== "" && !text.includes("\0") && !/\p{Surrogate}/u.test(text));
const QUESTION = fc.record({
  stem: TEXT,
  choices: fc.uniqueArray(TEXT, { minLength: 2, maxLength: 5 }),
  gold: fc.nat(),
  answers: fc.array(fc.record({ choice: fc.nat(), text: TEXT }), { maxLength: 3 }),
});
const MANY = 200;
/** Two students of one method are told apart by their size and run. */
const STUDENTS = [
  { method: "=Mine", size: "-770M", run: 0 },
  { method: "'-Yours", size: null, run: null },
  { method: "=Mine", size: "-770M", run: 1 },
];

/** A table in JSON Lines, of which nothing is guarded. */
function madeContent(): string {
  const questions = fc.sample(QUESTION, { numRuns: MANY, seed: 1 });
  return questions
    .flatMap(({ stem, choices, gold, answers }, place) => {
      const question = {
        id: `-${place}`,
        question: stem,
        choices,
        gold: choices[gold % choices.length],
      };
      const rows = answers.map(({ choice, text }, by) => ({
        ...question,
        ...STUDENTS[by],
        answer: choices[choice % choices.length],
        explanation: text,
      }));
      return rows.length > 0 ? rows : [question];
    })
    .map((row) => JSON.stringify(row))
    .join("\n");
}

function storedIn(slug: string) {
  return db().question.findMany({
    where: { study: { slug } },
    orderBy: { externalId: "asc" },
    select: {
      externalId: true,
      stem: true,
      choices: true,
      goldIndex: true,
      explanations: {
        orderBy: [{ method: { key: "asc" } }, { modelRun: { runNumber: "asc" } }],
        select: {
          text: true,
          answerIndex: true,
          method: { select: { key: true } },
          modelRun: { select: { modelSize: true, runNumber: true } },
        },
      },
    },
  });
}

async function madeStudy(): Promise<StudyAccess> {
  const { slug, ...target } = newTarget();
  const map = CONTENT_FIELDS;
  const outcome = await importText(madeContent(), {
    slug,
    ...target,
    map: map.map((field) => ({ column: field, field })),
  });
  expect(outcome).toMatchObject({ ok: true });
  const { id } = await db().study.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  return { studyId: id, slug, userId: await makeStaff({ id }, "OWNER"), capability: "export" };
}

describe("Our own content.csv", () => {
  it("comes back as it was, in every form that it is offered in", async () => {
    const access = await madeStudy();
    const before = await storedIn(access.slug);
    expect(before).toHaveLength(MANY);
    const queries: Record<string, string>[] = [
      {},
      { bom: "yes" },
      { separator: "semicolon" },
      { separator: "semicolon", bom: "yes" },
      { separator: "tab" },
      { separator: "tab", bom: "yes" },
    ];
    for (const query of queries) {
      const target = newTarget();
      const bytes = await takeBytes(access, "content.csv", query);
      expect([query, await importText(bytes, target)]).toMatchObject([query, { ok: true }]);
      expect(await storedIn(target.slug)).toEqual(before);
    }
    const target = newTarget();
    const lines = await takeBytes(access, "content.jsonl");
    expect(await importText(lines, target)).toMatchObject({ ok: true });
    expect(await storedIn(target.slug)).toEqual(before);
  });

  it("is the only one whose apostrophes are taken off", async () => {
    const target = newTarget();
    const text = [
      "id,question,choice1,choice2,gold,method,answer,explanation",
      "m1,Where is ice kept?,'-cold room,oven,'-cold room,'=Mine,'-cold room,'- It is cold there.",
      "m2,'=1+1?,two,three,two,Yours,two,- It is.",
    ].join("\n");
    expect(await importText(text, target)).toMatchObject({ ok: true });
    expect(await storedIn(target.slug)).toMatchObject([
      {
        choices: ["'-cold room", "oven"],
        explanations: [{ text: "'- It is cold there.", method: { key: "'=Mine" } }],
      },
      { stem: "'=1+1?", explanations: [{ text: "- It is." }] },
    ]);
  });
});
