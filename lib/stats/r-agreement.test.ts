import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareData } from "@/lib/r-code/prepare-data";
import { AGREEMENT_KINDS } from "./testing/agreement-kinds";
import { type AnswerOfR, type R, startR } from "./testing/ask-r";
import { findDisagreements } from "./testing/compare-with-r";
import { measureStudy } from "./testing/measure-study";
import { type RandomStudy, randomStudies, writeComparisonCsv } from "./testing/random-study";

const KINDS = AGREEMENT_KINDS.map((kind) => ({
  ...kind,
  measures: kind.measures ?? ["Quality", "Completeness"],
}));
const scriptsOf = (study: RandomStudy) =>
  KINDS.flatMap(({ write, measures }) => measures.map((measure) => write(study, measure)));

describe("Grounded and R", () => {
  const studies = randomStudies("ask R", 220);
  let r: R;
  /** By study, then in the order of `scriptsOf`. */
  let answers: AnswerOfR[][];

  beforeAll(async () => {
    r = await startR();
    answers = await r.ask(
      studies.map((study) => ({
        csv: writeComparisonCsv(study),
        prepare: prepareData(study),
        scripts: scriptsOf(study).map(({ webR }) => webR!.code),
      })),
    );
  }, 180_000);
  afterAll(() => r?.close());

  it.each(KINDS)("give the same figures or none: $name", (kind) => {
    const first = KINDS.slice(0, KINDS.indexOf(kind)).flatMap(({ measures }) => measures).length;
    let compared = 0;
    for (const [number, study] of studies.entries()) {
      for (const [place, measure] of kind.measures.entries()) {
        const answer = answers[number]![first + place]!;
        const ours = kind.ours(measureStudy(study, measure));
        const said = JSON.stringify(answer instanceof Map ? [...answer] : answer);
        const where = `${measure} of ${study.name}, R says ${said}`;
        expect(findDisagreements(ours, answer, kind), where).toEqual([]);
        compared += ours.filter(({ value }) => value !== null).length;
      }
    }
    // Agreement on nothing would be no agreement.
    expect(compared).toBeGreaterThan(150);
  });

  it("name figures as the scripts announce", () => {
    for (const [number, study] of studies.entries()) {
      for (const [place, { webR }] of scriptsOf(study).entries()) {
        const answer = answers[number]![place]!;
        if (answer instanceof Map) expect([...answer.keys()]).toEqual(webR!.figures);
      }
    }
  });
});
