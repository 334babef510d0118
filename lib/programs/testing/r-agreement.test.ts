import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareData } from "@/lib/programs/r/prepare-data";
import { AGREEMENT_KINDS } from "./agreement-kinds";
import { type AnswerOfR, type R, startR } from "./ask-r";
import { findDisagreements } from "./compare-with-r";
import { measureStudy } from "./measure-study";
import { MIXED_KINDS } from "./mixed-kinds";
import { type RandomStudy, randomStudies, writeComparisonCsv } from "./random-study";

const STUDIES = randomStudies("ask R", 200);

/** What is asked of each study: every kind of statistic for each of its measures. */
const ASKED = STUDIES.map((study, number) =>
  AGREEMENT_KINDS.filter(({ every = 1 }) => number % every === 0).flatMap((kind) =>
    (kind.measures ?? ["Quality", "Completeness"]).map((measure) => {
      return { kind, measure, script: kind.write(study, measure).webR! };
    }),
  ),
);

/** Studies that R is asked about at once: the work of one hook is a small part of its time limit. */
const AT_ONCE = 25;

const say = (answer: AnswerOfR) => JSON.stringify(answer instanceof Map ? [...answer] : answer);

describe("Grounded and R", () => {
  let r: R | undefined;
  /** By study, in the order of what was asked. */
  const answers: AnswerOfR[][] = [];

  for (let from = 0; from < STUDIES.length; from += AT_ONCE) {
    beforeAll(async () => {
      r ??= await startR();
      const questions = STUDIES.slice(from, from + AT_ONCE).map((study, place) => ({
        csv: writeComparisonCsv(study),
        prepare: prepareData(study),
        scripts: ASKED[from + place]!.map(({ script }) => script.code),
      }));
      answers.push(...(await r.ask(questions)));
    });
  }
  afterAll(() => r?.close());

  it.each(AGREEMENT_KINDS)("give the same figures or none: $name", (kind) => {
    let compared = 0;
    for (const [number, study] of STUDIES.entries()) {
      for (const [place, asked] of ASKED[number]!.entries()) {
        if (asked.kind !== kind) continue;
        const answer = answers[number]![place]!;
        const measured = measureStudy(study, asked.measure);
        const ours = kind.ours(measured);
        const closeness = { within: kind.within, negligible: kind.negligible?.(measured) };
        const where = `${asked.measure} of ${study.name}, R says ${say(answer)}`;
        expect(findDisagreements(ours, answer, closeness), where).toEqual([]);
        compared += ours.filter(({ value }) => value !== null).length;
      }
    }
    // Agreement on nothing would be no agreement.
    expect(compared).toBeGreaterThan(50);
  });

  describe("find the same mixed models, each by its own search:", () => {
    // Where participants or methods are too few, a search may have no end on either side.
    let large: RandomStudy[];
    beforeAll(() => {
      large = STUDIES.filter(
        (study) =>
          study.rows.length > 50 &&
          MIXED_KINDS.every(({ ours, measures }) =>
            ours(measureStudy(study, measures![0]!)).every(({ value }) => value !== null),
          ),
      );
    });

    const asked = MIXED_KINDS.flatMap((kind) => [1, 2, 3].map((place) => ({ kind, place })));
    it.each(asked)("$kind.name of large study $place", async ({ kind, place }) => {
      const study = large[place - 1]!;
      const measure = kind.measures![0]!;
      const script = kind.write(study, measure).webR!;
      const found = await r!.ask([
        {
          csv: writeComparisonCsv(study),
          prepare: prepareData(study),
          scripts: [script.code],
        },
      ]);
      const answer = found[0]![0]!;
      const ours = kind.ours(measureStudy(study, measure));
      const where = `${measure} of ${study.name}, R says ${say(answer)}`;
      expect(findDisagreements(ours, answer, { within: kind.within }), where).toEqual([]);
      const likelihoods = ours.filter(({ name }) => /log-likelihood|criterion/.test(name));
      const apart = likelihoods.map(({ name, value }) =>
        Math.abs(value! - (answer as Map<string, number>).get(name)!),
      );
      expect(Math.max(...apart), where).toBeLessThan(1e-5);
    });
  });

  it("name figures as the scripts announce", () => {
    for (const [number, asked] of ASKED.entries()) {
      for (const [place, { script }] of asked.entries()) {
        const answer = answers[number]![place]!;
        if (answer instanceof Map) expect([...answer.keys()]).toEqual(script.figures);
      }
    }
  });
});
