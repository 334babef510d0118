import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/server/shared/db";
import { newTarget } from "@/lib/server/testing/import-test-support";
import { takeData } from "@/lib/server/testing/made-bundle";
import { makeStaff } from "@/lib/server/testing/made-study";
import { importRatings } from "./import-ratings";

const HEADER =
  "CASE,rationale,Completeness,Contrastiveness,Plausibility,Satisfaction,Understandability,rationale_id,model,rationale_length,gender,age,country,education,employement";
const MODELS = ["MT", "CF", "MT+CF"].flatMap((model) =>
  ["PosRationales", "RevRationales"].map((data) => `${model}:${data}`),
);
const PEOPLE = [
  "female,25 to 29 years old,United Kingdom,A-levels/International Baccalaureate/Higher education entrance qualification,Employee",
  "male,65 years or older,South Africa,Vocational university/university of applied sciences/university degree,Unemployed/seeking employment",
  'diverse,No answer,Germany,"High school diploma/Intermediate/General Certificate of Secondary Education, secondary school-leaving certificate or equivalent",Self-employed',
  "No answer,15 to 19 years old,No answer,Still in school,No answer",
];

interface Shape {
  models: readonly string[];
  /** Of the scale. */
  points: number;
}

/** A file of the published shape: people in no order, slots that are missing, numbers with gaps. */
function madeFile(people: number, { models, points }: Shape = { models: MODELS, points: 5 }) {
  const rows = Array.from({ length: people }, (_, person) =>
    Array.from({ length: 12 }, (_, slot) => {
      if ((person * 5 + slot * 3) % 17 === 0) return null;
      const question = ((person * 7 + slot * 5) % 23) * 13;
      const model = (person + slot) % models.length;
      const ratings = [1, 2, 3, 4, 5].map((times) => 1 + ((person * times + slot) % points));
      return [
        (person * 37) % 251 || 251,
        `RE${String(slot + 8).padStart(2, "0")}`,
        ...ratings,
        question,
        models[model],
        80 + ((question + model * 11) % 160),
        PEOPLE[person % PEOPLE.length],
      ].join(",");
    }),
  );
  return [HEADER, ...rows.flat().filter((row) => row !== null)].join("\n");
}

/** The cells of every row, in an order of their own. */
const rowsOf = (text: string) =>
  (parse(text) as string[][]).map((cells) => JSON.stringify(cells)).sort();

async function exportedAgain(text: string): Promise<string> {
  const target = newTarget();
  expect(await importRatings(text, target)).toMatchObject({ ok: true });
  const { slug } = target;
  const { id } = await db().study.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  const userId = await makeStaff({ id }, "OWNER");
  const { tables } = await takeData({ studyId: id, slug, userId, capability: "export" });
  return tables.responses ?? "";
}

describe("The published file", () => {
  it("is given back by an export of the study that was made of it, the order aside", async () => {
    const text = madeFile(40);
    const exported = await exportedAgain(text);
    expect(exported.split("\r\n")[0]).toBe(HEADER);
    expect(rowsOf(exported)).toEqual(rowsOf(text));
  });

  it("is given back with a study's own methods, whatever their names, and its own scales", async () => {
    const models = [
      "Way A",
      "'=1+1",
      "TRUE",
      "1-2",
      "007",
      "1e5",
      "nan",
      "None",
      "Ünï \u201cx\u201d",
    ];
    const text = madeFile(30, { models, points: 7 });
    expect(rowsOf(await exportedAgain(text))).toEqual(rowsOf(text));
  });
});
