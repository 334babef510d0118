import { shareOneScale } from "./scored-rating";

export interface ComparedMethod {
  key: string;
  label: string;
  /** Its level of each factor, as in { distillation: "MT+CF" }, where the study has factors. */
  factors?: Record<string, string>;
}

export interface ComparedConstruct {
  key: string;
  statement: string | null;
  /** How many answer options there are. Answers run from 1 to this, or from `from`. */
  points: number;
  /** The lowest answer, where it is another one than 1: some files count from 0 or from -3. */
  from?: number;
  /** Whether the ratings of a table stand the other way around than they were answered. */
  reversed?: boolean;
}

/** The name of the row mean of the constructs. */
export const QUALITY = "Quality";

/**
 * Responses by column: all that the comparison needs to know of a study, at about 30 bytes a
 * response. The same table is read from a database and from a file.
 */
export interface ResponseTable {
  /** In the order in which they are shown. */
  methods: ComparedMethod[];
  constructs: ComparedConstruct[];
  /** How many responses there are; the columns below have one entry for each. */
  responses: number;
  /** Whole numbers that tell participants apart, and places in `aboutYou`. */
  participant: Int32Array;
  /** Places in `methods`. */
  method: Int32Array;
  /** Whole numbers that tell questions apart; -1 where it is not known. */
  question: Int32Array;
  /** Whole numbers that tell explanations apart; -1 where it is not known. */
  explanation: Int32Array;
  /** Whole numbers that tell trained students apart; -1 where it is not known. */
  run: Int32Array;
  /** Whether the student's answer is the right one, 1 or 0; -1 where it is not known. */
  correct: Int8Array;
  /** The trial's place in the participant's order, from 1; 0 where it is not known. */
  position: Int32Array;
  /** Characters of the explanation; NaN where it is not known. */
  length: Float64Array;
  /**
   * `[construct][response]`: the rating's place on its scale, from 0, turned around where the construct is reverse-scored
   * (`scoredPlace`); -1 where it is missing.
   */
  ratings: Int8Array[];
  /** `aboutYou[question]`: what the participants answered, by their number. */
  aboutYou: AboutYouColumn[];
}

export interface AboutYouColumn {
  key: string;
  /** Distinct answers, in the order of the alphabet. */
  levels: string[];
  /** `[participant]`: a place in `levels`; -1 without an answer. */
  level: Int32Array;
}

/** The distinct answers, in the order of the alphabet; the first is the one that others are compared to. */
export function sortedLevels(answers: readonly (string | null)[]): string[] {
  return [...new Set(answers)].filter((answer) => answer !== null).sort();
}

/** One measure of every response: a construct, or Quality. */
export interface Measure {
  key: string;
  statement: string | null;
  isRowMean: boolean;
  /** Distinct and ascending. */
  values: number[];
  /** `[response]`: a place in `values`; -1 where the response lacks it. */
  value: Int8Array | Int16Array;
}

/** Whether there is Quality: several constructs, rated on scales of one length and one beginning. */
export function hasQuality(constructs: readonly ComparedConstruct[]): boolean {
  const beginnings = new Set(constructs.map(({ from = 1 }) => from));
  return constructs.length > 1 && shareOneScale(constructs) && beginnings.size === 1;
}

/** The answers of a construct, ascending. */
export function answersOf({ points, from = 1 }: ComparedConstruct): number[] {
  return Array.from({ length: points }, (_, place) => place + from);
}

/** The constructs and, where it is defined, Quality: only responses with all constructs have it. */
export function listMeasures(table: ResponseTable): Measure[] {
  const { constructs, ratings } = table;
  const measures = constructs.map(
    (construct, index): Measure => ({
      key: construct.key,
      statement: construct.statement,
      isRowMean: false,
      values: answersOf(construct),
      value: ratings[index] ?? new Int8Array(),
    }),
  );
  if (!hasQuality(constructs)) return measures;
  return [
    ...measures,
    {
      key: QUALITY,
      statement: null,
      isRowMean: true,
      values: rowMeansOf(constructs),
      value: sumPlaces(table),
    },
  ];
}

/** The values that the row mean can take, by ascending sum of the ratings. */
export function rowMeansOf(constructs: readonly ComparedConstruct[]): number[] {
  const lowest = constructs.reduce((sum, { from = 1 }) => sum + from, 0);
  const steps = constructs.reduce((sum, { points }) => sum + points - 1, 0);
  return Array.from({ length: steps + 1 }, (_, index) => (lowest + index) / constructs.length);
}

/** The sum of a response's ratings, counted from the lowest possible; -1 where one is missing. */
function sumPlaces({ ratings, responses }: ResponseTable): Int16Array {
  const places = new Int16Array(responses);
  for (const column of ratings) {
    for (let response = 0; response < responses; response++) {
      const rating = column[response] ?? -1;
      if (rating < 0) places[response] = -1;
      else if ((places[response] ?? -1) >= 0) places[response] = (places[response] ?? 0) + rating;
    }
  }
  return places;
}

/** The participants who gave a response. */
export function countParticipants({ participant }: ResponseTable): number {
  return new Set(participant).size;
}

/** The responses that are kept, in their order; columns of participants stay whole. */
export function selectResponses(
  table: ResponseTable,
  keep: (response: number) => boolean,
): ResponseTable {
  const places = new Int32Array(table.responses);
  let size = 0;
  for (let response = 0; response < table.responses; response++) {
    if (keep(response)) places[size++] = response;
  }
  const kept = places.subarray(0, size);
  const pick = <T extends Int8Array | Int32Array | Float64Array>(column: T): T => {
    const picked = new (column.constructor as { new (length: number): T })(size);
    for (let index = 0; index < size; index++) picked[index] = column[kept[index] ?? 0] ?? 0;
    return picked;
  };
  return {
    ...table,
    responses: kept.length,
    participant: pick(table.participant),
    method: pick(table.method),
    question: pick(table.question),
    explanation: pick(table.explanation),
    run: pick(table.run),
    correct: pick(table.correct),
    position: pick(table.position),
    length: pick(table.length),
    ratings: table.ratings.map(pick),
  };
}
