import { createRandom } from "@/lib/random";

export interface DrawnDesign {
  participants: number;
  methods: number;
  /** Ratings of each method by each participant, of different explanations. */
  each: number;
  /** A method. */
  explanations: number;
  /** Of participants, explanations and participant × method, in logits. */
  deviations: readonly [number, number, number];
  /** Log odds of a higher answer, a method each; all 0 where not given. */
  effects?: readonly number[];
  thresholds?: readonly number[];
}

/** Ratings of a study by what is in it, one entry a rating in every column; answers from 0. */
export interface DrawnRatings {
  participant: Int32Array;
  method: Int32Array;
  explanation: Int32Array;
  participantMethod: Int32Array;
  rating: Int32Array;
  answers: number;
}

/** Draws ratings from a cumulative logit model with normal intercepts. */
export function drawRatings(design: DrawnDesign, seed: string): DrawnRatings {
  const { participants, methods, each, explanations, deviations } = design;
  const { thresholds = [-2.4, -1.2, 0, 1.4] } = design;
  const random = createRandom(seed);
  const draw = (count: number, deviation: number) =>
    Float64Array.from({ length: count }, () => deviation * random.normal());
  const ofParticipant = draw(participants, deviations[0]);
  const ofExplanation = draw(methods * explanations, deviations[1]);
  const ofBoth = draw(participants * methods, deviations[2]);
  const rows = participants * methods * Math.min(each, explanations);
  const made: DrawnRatings = {
    participant: new Int32Array(rows),
    method: new Int32Array(rows),
    explanation: new Int32Array(rows),
    participantMethod: new Int32Array(rows),
    rating: new Int32Array(rows),
    answers: thresholds.length + 1,
  };
  const pool = Array.from({ length: explanations }, (_, place) => place);
  let row = 0;
  for (let participant = 0; participant < participants; participant++) {
    for (let method = 0; method < methods; method++) {
      for (let turn = 0; turn < Math.min(each, explanations); turn++) {
        // The first of the pool that were not drawn yet.
        const at = turn + random.below(explanations - turn);
        [pool[turn], pool[at]] = [pool[at]!, pool[turn]!];
        const explanation = method * explanations + pool[turn]!;
        const u = 1 - random.uniform() - 2 ** -33;
        const latent =
          (design.effects?.[method] ?? 0) +
          ofParticipant[participant]! +
          ofExplanation[explanation]! +
          ofBoth[participant * methods + method]! +
          Math.log(u / (1 - u));
        let answer = 0;
        while (answer < thresholds.length && latent > thresholds[answer]!) answer += 1;
        made.participant[row] = participant;
        made.method[row] = method;
        made.explanation[row] = explanation;
        made.participantMethod[row] = participant * methods + method;
        made.rating[row] = answer;
        row += 1;
      }
    }
  }
  return made;
}

/** A column a method after the first. */
export function methodColumns(method: ArrayLike<number>, methods: number): Float64Array[] {
  return Array.from({ length: methods - 1 }, (_, k) =>
    Float64Array.from(method, (own) => (own === k + 1 ? 1 : 0)),
  );
}
