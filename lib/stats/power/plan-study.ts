import type { Outcome } from "@/lib/stats/numeric/outcome";
import { type PowerEstimate, type PowerRequest, simulatePower } from "./estimate-power";
import { type DetectableOddsRatio, findDetectableOddsRatio } from "./power-detectable-odds-ratio";

export interface PlanRequest extends PowerRequest {
  /** That the smallest odds ratio is looked for with. */
  wantedPower: number;
  /** Multiples of the design's participants whose power is wanted besides. */
  factors: readonly number[];
}

export interface StudyPlan {
  /** Of the design itself. */
  power: PowerEstimate;
  /** By number of participants, ascending, the design's own among them. */
  curve: { participants: number; power: PowerEstimate }[];
  detectable: Outcome<DetectableOddsRatio>;
}

/** How many sizes the search for the smallest odds ratio usually tries. */
const USUALLY_TRIED = 5;

/**
 * All that a planner asks of a design: its power and precision, its power with fewer and with more
 * participants, and the smallest odds ratio that it detects.
 *
 * Statistics, assumptions, degenerate cases and sources: those of `simulatePower` and
 * `findDetectableOddsRatio`. All parts use the same random numbers, so that the curve climbs evenly.
 * Example: 20 participants and the factors .5 and 2: powers of 10, 20 and 40 participants.
 * Throws RangeError as they do.
 *
 * Yields, after every simulated study, the share of the work that is done, in which a study counts by
 * its participants; the search may end sooner than was reckoned with.
 */
export function* planStudy(request: PlanRequest): Generator<number, StudyPlan> {
  const { design, simulations, factors } = request;
  const others = [...new Set(factors.map((factor) => Math.round(factor * design.participants)))]
    .filter((participants) => participants >= 2 && participants !== design.participants)
    .sort((a, b) => a - b);
  const sizes = others.reduce((sum, participants) => sum + participants, design.participants);
  const work = simulations * (sizes + USUALLY_TRIED * design.participants);
  let done = 0;
  function* count<T>(steps: Generator<void, T>, weight: number): Generator<number, T> {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      done = Math.min(work, done + weight);
      yield done / work;
    }
  }

  const power = yield* count(simulatePower(request), design.participants);
  const curve = [{ participants: design.participants, power }];
  for (const participants of others) {
    const resized = { ...request, design: { ...design, participants } };
    curve.push({ participants, power: yield* count(simulatePower(resized), participants) });
  }
  curve.sort((a, b) => a.participants - b.participants);
  const search = findDetectableOddsRatio({ ...request, known: power });
  return { power, curve, detectable: yield* count(search, design.participants) };
}
