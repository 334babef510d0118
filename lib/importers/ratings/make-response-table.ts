import { type ResponseTable, sortedLevels } from "@/lib/comparison/responses/response-table";
import type { RatingScale } from "./rating-scale";

/** One response as a file has it. */
export interface ReadResponse {
  participant: string;
  method: string;
  /** "" where it is not known. */
  question: string;
  /** What tells explanations and trained students apart; "" where it is not known. */
  explanation: string;
  run: string;
  /** Whether the student's answer is the right one; null where it is not known. */
  correct: boolean | null;
  /** The place in the participant's order as the file numbers it; null where it is not known. */
  position: number | null;
  /** What the file calls the response among the participant's, such as RE08; "" where it does not. */
  slot: string;
  /** NaN where it is not known. */
  length: number;
  ratings: Map<string, number>;
}

/** What participants said about themselves, by column and participant. */
export interface ReadAnswers {
  column: string;
  answers: ReadonlyMap<string, string>;
}

/** The responses by column. Methods are in the order of their code points. */
export function makeResponseTable(
  read: readonly ReadResponse[],
  scales: ReadonlyMap<string, RatingScale>,
  aboutYou: readonly ReadAnswers[],
): ResponseTable {
  const constructs = [...scales].map(([key, scale]) => ({ key, scale }));
  const methods = [...new Set(read.map(({ method }) => method))].sort();
  const participants = [...new Set(read.map(({ participant }) => participant))];
  const number = numberOf(participants);
  const methodNumber = numberOf(methods);
  const question = numberOf([...new Set(read.map((response) => response.question))]);
  const explanation = numberOf([...new Set(read.map((response) => response.explanation))]);
  const run = numberOf([...new Set(read.map((response) => response.run))]);
  const known = (name: string, number: (name: string) => number) =>
    name === "" ? -1 : number(name);
  // Programs count from 0 too; 0 stands for an unknown position here.
  const start = read.some(({ position }) => position === 0) ? 1 : 0;
  return {
    methods: methods.map((key) => ({ key, label: key })),
    constructs: constructs.map(({ key, scale: { from, to } }) => ({
      key,
      statement: null,
      points: to - from + 1,
      ...(from === 1 ? {} : { from }),
    })),
    responses: read.length,
    participant: Int32Array.from(read, (response) => number(response.participant)),
    method: Int32Array.from(read, (response) => methodNumber(response.method)),
    question: Int32Array.from(read, (response) => known(response.question, question)),
    explanation: Int32Array.from(read, (response) => known(response.explanation, explanation)),
    run: Int32Array.from(read, (response) => known(response.run, run)),
    correct: Int8Array.from(read, ({ correct }) => (correct === null ? -1 : Number(correct))),
    position: Int32Array.from(read, ({ position }) => (position === null ? 0 : position + start)),
    length: Float64Array.from(read, ({ length }) => length),
    ratings: constructs.map(({ key, scale }) =>
      Int8Array.from(read, ({ ratings }) => (ratings.get(key) ?? scale.from - 1) - scale.from),
    ),
    aboutYou: aboutYou.map(({ column, answers }) => {
      const given = participants.map((participant) => answers.get(participant) ?? null);
      const levels = sortedLevels(given);
      const levelNumber = numberOf(levels);
      const level = Int32Array.from(given, (answer) => levelNumber(answer ?? ""));
      return { key: column, levels, level };
    }),
  };
}

function numberOf(names: readonly string[]): (name: string) => number {
  const places = new Map(names.map((name, place) => [name, place]));
  return (name) => places.get(name) ?? -1;
}
