import { beforeAll, describe, expect, it } from "vitest";
import type { AnalysisSet } from "@/lib/comparison/analysis-set";
import { compareCounts } from "@/lib/comparison/compare-counts";
import { comparisonDocument } from "@/lib/comparison/document/comparison-document";
import type { Json } from "@/lib/comparison/document/document-figures";
import { fitComparison } from "@/lib/comparison/fit-comparison";
import { resamplingOf } from "@/lib/comparison/resampling";
import { countTable } from "@/lib/comparison/responses/set-counts";
import { readResponses } from "@/lib/importers/ratings/read-responses";
import { createRandom } from "@/lib/random";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { makeComparedStudy } from "@/lib/server/testing/compared-study";
import type { Given, Person } from "@/lib/server/testing/finished-people";
import { makeAccess } from "@/lib/server/testing/made-study";
import { loadComparisonDocument } from "./load-comparison-document";
import { writeComparisonData } from "./write-comparison-data";

/** The seed of the comparison of a file. */
const SEED = "file";

/** Thirty participants with six responses each; every fifth stopped, the only ones of their gender. */
function makePeople(methods: readonly string[]): Person[] {
  const random = createRandom("people of a document");
  return Array.from({ length: 30 }, (_, place) => {
    const stopped = place % 5 === 4;
    const leaning = random.below(2);
    const given = random.shuffle([1, 2, 3, 4, 5, 6]).map((question, at): Given => {
      const method = at % methods.length;
      const rating = () => 1 + Math.min(4, random.below(4) + (random.below(2) && leaning + method));
      return [question, methods[method] ?? "", rating(), rating()];
    });
    return {
      completed: !stopped,
      source: "SIMULATED",
      aboutYou: {
        gender: stopped ? "diverse" : random.below(2) ? "female" : "male",
        ageBand: random.below(2) ? "30-34" : "35-39",
        employment: random.below(3) ? "employee" : "unemployed",
      },
      given: stopped ? given.slice(0, 3) : given,
    };
  });
}

async function makeDocumented(methods: string[]): Promise<StudyAccess> {
  const study = await makeComparedStudy(makePeople(methods), {
    seed: SEED,
    methods: methods.map((key) => ({ key, label: `Method ${key}` })),
  });
  return makeAccess(study);
}

/** What the command makes of the file of the same data. */
async function documentOfFile(access: StudyAccess, set: AnalysisSet): Promise<Json> {
  let text = "";
  for await (const piece of await writeComparisonData(access, set, { rows: 0 })) text += piece;
  const read = readResponses(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const table = read.records;
  const counts = countTable(table);
  const fitted = fitComparison(table, resamplingOf(SEED));
  return asSent(comparisonDocument(table, counts, compareCounts(table, counts), fitted));
}

const asSent = (document: unknown): Json => JSON.parse(JSON.stringify(document));

/** Every figure with its place, as in "constructs.Quality.dunn.0.z". */
function listFigures(document: Json, place = ""): [string, Json][] {
  if (typeof document !== "object" || document === null) return [[place, document]];
  return Object.entries(document).flatMap(([key, value]) => listFigures(value, `${place}.${key}`));
}

function figureAt(document: Json, place: string): Json {
  return place
    .split(".")
    .reduce<Json>((at, key) => (at as { [key: string]: Json } | undefined)?.[key], document);
}

/** The same figures at the same places; numbers to ten digits, because sums run in another order. */
function expectSameFigures(got: Json, expected: Json): void {
  const [figures, others] = [listFigures(got), listFigures(expected)];
  expect(figures.map(([place]) => place)).toEqual(others.map(([place]) => place));
  const different = figures.flatMap(([place, figure], index) => {
    const other = others[index]?.[1];
    const isSame =
      typeof figure === "number" && typeof other === "number"
        ? Math.abs(figure - other) <= 1e-10 * Math.max(1, Math.abs(other))
        : figure === other;
    return isSame ? [] : [[place, figure, other]];
  });
  expect(different).toEqual([]);
}

describe("The comparison as a document", () => {
  let access: StudyAccess;
  beforeAll(async () => {
    access = await makeDocumented(["CF", "MT"]);
  });

  it.each(["all", "completed", "checked"] as const)(
    "has the figures that the command gives for the file of the same data: %s",
    async (set) => {
      // A file of ratings does not know how accurate the students are.
      const { performance, ...document } = await loadComparisonDocument(access, set);
      expectSameFigures(asSent(document), await documentOfFile(access, set));
      expect(performance).toMatchObject({ answers: { accuracy: { CF: { proportion: 1 } } } });
    },
  );

  it("has more than the empty words for them", async () => {
    const figures = listFigures(asSent(await loadComparisonDocument(access, "completed")));
    expect(figures.filter(([, figure]) => typeof figure === "number").length).toBeGreaterThan(300);
    const terms = figures.filter(([place]) => place.endsWith(".term")).map(([, term]) => term);
    expect(terms).toEqual(expect.arrayContaining(["MT", "gender: male", "ageBand: 35-39"]));
    // Nobody of those who completed gave this answer, which is the first of the alphabet.
    expect(terms).not.toContain("gender: female");
  });

  it("calls methods by their keys, whatever their order in the study", async () => {
    const reversed = await makeDocumented(["MT", "CF"]);
    const document = asSent(await loadComparisonDocument(reversed, "all"));
    const ofFile = await documentOfFile(reversed, "all");
    expect(figureAt(document, "methods")).toEqual(["MT", "CF"]);
    expect(figureAt(ofFile, "methods")).toEqual(["CF", "MT"]);
    for (const key of ["Plausibility", "Satisfaction", "Quality"]) {
      const [ours, theirs] = [document, ofFile].map((one) => figureAt(one, `constructs.${key}`));
      for (const method of ["CF", "MT"]) {
        const place = `descriptives.${method}`;
        expectSameFigures(figureAt(ours, place), figureAt(theirs, place));
      }
      for (const place of ["kruskalWallis", "friedman", "icc", "levene", "shapiroWilk.overall"]) {
        expectSameFigures(figureAt(ours, place), figureAt(theirs, place));
      }
      const z = [ours, theirs].map((one) => figureAt(one, "dunn.0.z"));
      expect(z[0]).toBeCloseTo(-Number(z[1]), 10);
    }
  });

  it("says that there is nothing where nobody answered", async () => {
    const nobody = await makeAccess(await makeComparedStudy([]));
    expect(await loadComparisonDocument(nobody, "all")).toEqual({
      methods: ["CF", "MT"],
      participants: 0,
      responses: 0,
      constructs: {},
      performance: { runs: null, answers: expect.anything() },
    });
  });
});
