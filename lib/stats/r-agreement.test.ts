import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareData } from "@/lib/r-code/prepare-data";
import type { NamedFigure, RData, RScript } from "@/lib/r-code/r-script";
import { nameDescriptives, writeDescriptives } from "@/lib/r-code/write-descriptives";
import { nameDunn, writeDunn } from "@/lib/r-code/write-dunn";
import { nameKruskalWallis, writeKruskalWallis } from "@/lib/r-code/write-kruskal-wallis";
import { nameVarghaDelaney, writeVarghaDelaney } from "@/lib/r-code/write-vargha-delaney";
import { describeCounts } from "./describe-counts";
import { dunnTest } from "./dunn";
import { kruskalWallis } from "./kruskal-wallis";
import { type AnswerOfR, type R, startR } from "./testing/ask-r";
import { findDisagreements } from "./testing/compare-with-r";
import { type RandomStudy, randomStudies, writeComparisonCsv } from "./testing/random-study";
import { countValues, type ValueCounts } from "./value-counts";
import { varghaDelaneyPairs } from "./vargha-delaney";

/** A measure of a study as our functions take it. */
interface Measured {
  study: RandomStudy;
  table: ValueCounts;
}

interface Kind {
  name: string;
  write: (data: RData, measure: string) => RScript;
  ours: (measured: Measured) => NamedFigure[];
}

const KINDS: Kind[] = [
  {
    name: "descriptives",
    write: writeDescriptives,
    ours: ({ study, table }) =>
      nameDescriptives(
        study.methods,
        table.counts.map((counts) => describeCounts(table.values, counts)),
      ),
  },
  {
    name: "Kruskal-Wallis",
    write: writeKruskalWallis,
    ours: ({ table }) => nameKruskalWallis(kruskalWallis(table)),
  },
  {
    name: "Dunn",
    write: writeDunn,
    ours: ({ study, table }) => nameDunn(study.methods, dunnTest(table)),
  },
  {
    name: "Vargha-Delaney",
    write: writeVarghaDelaney,
    ours: ({ study, table }) => nameVarghaDelaney(study.methods, varghaDelaneyPairs(table)),
  },
];

/** Quality, which is missing where a rating is, and a construct by itself. */
const MEASURES = ["Quality", "Completeness"];

function measure(study: RandomStudy, name: string): Measured {
  const place = study.constructs.indexOf(name);
  const numbers = study.methods.map((_, method) =>
    study.rows
      .filter((row) => row.method === method)
      .map(({ ratings }) => {
        if (place >= 0) return ratings[place]!;
        return ratings.includes(null) ? null : ratings.reduce<number>((a, b) => a + b!, 0) / 4;
      })
      .filter((rating) => rating !== null),
  );
  return { study, table: countValues(numbers) };
}

describe("Grounded and R", () => {
  const studies = randomStudies("ask R", 240);
  let r: R;
  let answers: AnswerOfR[][];

  beforeAll(async () => {
    r = await startR();
    answers = await r.ask(
      studies.map((study) => ({
        csv: writeComparisonCsv(study),
        prepare: prepareData(study),
        scripts: KINDS.flatMap(({ write }) =>
          MEASURES.map((name) => write(study, name).webR!.code),
        ),
      })),
    );
  }, 120_000);
  afterAll(() => r?.close());

  it.each(KINDS.map(({ name }, place) => ({ name, place })))(
    "give the same figures or none: $name",
    ({ place }) => {
      const kind = KINDS[place]!;
      let compared = 0;
      for (const [number, study] of studies.entries()) {
        for (const [of, measureName] of MEASURES.entries()) {
          const answer = answers[number]![place * MEASURES.length + of]!;
          const ours = kind.ours(measure(study, measureName));
          const where = `${measureName} of ${study.name}, R says ${JSON.stringify(answer instanceof Map ? [...answer] : answer)}`;
          expect(findDisagreements(ours, answer), where).toEqual([]);
          compared += ours.filter(({ value }) => value !== null).length;
        }
      }
      // Most figures exist: agreement on nothing would be no agreement.
      expect(compared).toBeGreaterThan(studies.length);
    },
  );

  it("run under the names that the scripts announce", () => {
    for (const [number, study] of studies.entries()) {
      KINDS.forEach(({ write }, place) => {
        const answer = answers[number]![place * MEASURES.length]!;
        if (!(answer instanceof Map)) return;
        expect([...answer.keys()]).toEqual(write(study, "Quality").webR!.figures);
      });
    }
  });
});
