import { createHash } from "node:crypto";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { AnalysisSet } from "@/lib/comparison/analysis-set";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { exportComparisonData } from "@/lib/server/export/export-comparison-data";
import { db } from "@/lib/server/shared/db";
import { makeComparedStudy } from "@/lib/server/testing/compared-study";
import type { Person } from "@/lib/server/testing/finished-people";
import { makeAccess, makeStaff } from "@/lib/server/testing/made-study";

const PEOPLE: Person[] = [
  {
    aboutYou: { gender: "female", ageBand: "30-34" },
    given: [
      [4, "MT", 2, 3],
      [1, "CF", 5, 4],
    ],
  },
  { completed: false, aboutYou: { gender: "male" }, given: [[4, "CF", 1, 2]] },
  { given: [[1, "MT", 4, 5]] },
];

async function take(access: StudyAccess, set: AnalysisSet) {
  const pieces: Uint8Array[] = [];
  for await (const piece of exportComparisonData(access, set)) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  const rows: Record<string, string>[] = parse(bytes, { columns: true });
  return { bytes, rows };
}

describe("The data behind a comparison", () => {
  it("have a row for each response: who, where, of what, the ratings, and the answers about themselves", async () => {
    const access = await makeAccess(await makeComparedStudy(PEOPLE));
    const { rows, bytes } = await take(access, "all");
    expect(bytes.toString().split("\r\n")[0]).toBe(
      "CASE,position,question,explanation_id,model_run_id,student_correct,model,Plausibility,Satisfaction,length,gender,ageBand,scale_points",
    );
    const lengths = await db().explanation.findMany({
      where: { studyId: access.studyId },
      select: { length: true, method: { select: { key: true } }, question: true },
    });
    const lengthOf = (question: string, method: string) =>
      String(
        lengths.find((one) => one.question.externalId === question && one.method.key === method)
          ?.length,
      );
    const content = (explanation_id: string) => ({
      explanation_id,
      model_run_id: "",
      student_correct: "true",
    });
    const first = { CASE: "1", gender: "female", ageBand: "30-34", scale_points: "5" };
    expect(rows).toEqual([
      {
        ...first,
        position: "1",
        question: "1",
        ...content("1"),
        model: "MT",
        Plausibility: "2",
        Satisfaction: "3",
        length: lengthOf("4", "MT"),
      },
      {
        ...first,
        position: "2",
        question: "2",
        ...content("2"),
        model: "CF",
        Plausibility: "5",
        Satisfaction: "4",
        length: lengthOf("1", "CF"),
      },
      {
        CASE: "2",
        position: "1",
        question: "1",
        ...content("3"),
        model: "CF",
        Plausibility: "1",
        Satisfaction: "2",
        length: lengthOf("4", "CF"),
        gender: "male",
        ageBand: "",
        scale_points: "5",
      },
      {
        CASE: "3",
        position: "1",
        question: "2",
        ...content("4"),
        model: "MT",
        Plausibility: "4",
        Satisfaction: "5",
        length: lengthOf("1", "MT"),
        gender: "",
        ageBand: "",
        scale_points: "5",
      },
    ]);
  });

  it("are those of the chosen set alone", async () => {
    const access = await makeAccess(await makeComparedStudy());
    const size = async (set: AnalysisSet) => {
      const { rows } = await take(access, set);
      return [new Set(rows.map(({ CASE }) => CASE)).size, rows.length];
    };
    expect(await size("all")).toEqual([5, 12]);
    expect(await size("completed")).toEqual([4, 11]);
    expect(await size("checked")).toEqual([2, 4]);
  });

  it("are noted with who took them, their rows and the SHA-256 of their bytes", async () => {
    const study = await makeComparedStudy();
    const access = { ...(await makeAccess(study)), userId: await makeStaff(study, "ANALYST") };
    const { bytes } = await take(access, "completed");
    expect(await db().exportRecord.findMany({ where: { studyId: study.id } })).toMatchObject([
      {
        userId: access.userId,
        file: "comparison.csv",
        rows: 11,
        sha256: createHash("sha256").update(bytes).digest("hex"),
      },
    ]);
  });

  it("are not noted when they are not taken to their end", async () => {
    const access = await makeAccess(await makeComparedStudy());
    const pieces = exportComparisonData(access, "all");
    await pieces.next();
    await pieces.return();
    expect(await db().exportRecord.count({ where: { studyId: access.studyId } })).toBe(0);
  });

  it("have their header even where nobody answered", async () => {
    const access = await makeAccess(await makeComparedStudy([]));
    const { bytes, rows } = await take(access, "all");
    expect(bytes.toString()).toBe(
      "CASE,position,question,explanation_id,model_run_id,student_correct,model,Plausibility,Satisfaction,length,scale_points\r\n",
    );
    expect(rows).toEqual([]);
    expect(await db().exportRecord.findFirst({ where: { studyId: access.studyId } })).toMatchObject(
      {
        rows: 0,
      },
    );
  });

  it("make no formula of a method's name", async () => {
    const methods = ["=HYPERLINK(A1)", "+MT"].map((key) => ({ key, label: key }));
    const people: Person[] = [
      {
        given: [
          [1, "=HYPERLINK(A1)", 2, 3],
          [2, "+MT", 5, 4],
        ],
      },
    ];
    const access = await makeAccess(await makeComparedStudy(people, { methods }));
    const { rows } = await take(access, "all");
    expect(rows.map(({ model }) => model)).toEqual(["'=HYPERLINK(A1)", "'+MT"]);
  });
});
