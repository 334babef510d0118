import { createRandom } from "@/lib/random";
import type { LogEntry, Place } from "@/lib/study/assignment/assignment-log";
import {
  applyEntry,
  type ExplanationOrigin,
  emptyState,
} from "@/lib/study/assignment/assignment-state";
import { type Design, type Plan, planTrials } from "@/lib/study/assignment/plan-trials";
import { type PoolContent, preparePool } from "@/lib/study/assignment/pool";
import { planRandom } from "@/lib/study/assignment/replay-assignment";

export const WHOLE_POOL = {
  onlyCorrect: false,
  onlySharedQuestions: false,
  minLength: null,
  maxLength: null,
};

/** Three explanations of each method, by fill, as often as people come, but for the changes. */
export function makeDesign(changes: Partial<Design> = {}): Design {
  return {
    kind: "least-filled",
    explanationsPerMethod: 3,
    ratingsPerExplanation: null,
    ...changes,
  };
}

/** An explanation of every question by every method; ids tell nothing of either. */
export function makeContent(methods: number, questions: number): PoolContent[] {
  const numbers = Array.from({ length: methods * questions }, (_, index) => index);
  return createRandom(`${methods}/${questions}`)
    .shuffle(numbers)
    .map((number, index) => ({
      explanationId: `e${String(number).padStart(5, "0")}`,
      questionId: `q${index % questions}`,
      methodId: `m${Math.floor(index / questions)}`,
      length: 100,
      correct: null,
      showable: true,
    }));
}

/** A study whose participants come, stop, come back and answer late, with its log. */
export class PlannedStudy {
  readonly state;
  readonly pool;
  readonly log: LogEntry[] = [];
  private readonly cells = new Map<string, string | null>();

  constructor(
    readonly content: readonly PoolContent[],
    readonly design: Design,
    readonly seed = "seed",
  ) {
    this.state = emptyState(content);
    this.pool = preparePool(content, WHOLE_POOL);
  }

  /** What would be planned for the participant now. */
  plan(participantId: string, cell = this.cells.get(participantId) ?? null): Plan {
    return planTrials({
      pool: this.pool,
      state: this.state,
      design: this.design,
      cell,
      participantId,
      random: planRandom(this.seed, this.state.through + 1),
    });
  }

  /** Plans and notes it; the places that were planned. */
  enrol(participantId: string, cell = this.cells.get(participantId) ?? null): Place[] {
    const plan = this.plan(participantId, cell);
    if (plan.kind !== "planned") throw new Error(plan.kind);
    this.cells.set(participantId, cell);
    this.note("plan", participantId, plan.places);
    return plan.places;
  }

  note(kind: LogEntry["kind"], participantId: string, places: Place[]): void {
    const cell = this.cells.get(participantId) ?? null;
    const entry = { number: this.state.through + 1, kind, participantId, cell, places };
    this.log.push(entry);
    applyEntry(this.state, entry);
  }

  origin({ explanationId }: { explanationId: string }): ExplanationOrigin {
    const known = this.state.content.get(explanationId);
    if (!known) throw new Error(`No explanation ${explanationId}.`);
    return known;
  }

  methodsOf(places: readonly Place[]): string[] {
    return places.map((place) => this.origin(place).methodId);
  }

  questionsOf(places: readonly Place[]): string[] {
    return places.map((place) => this.origin(place).questionId);
  }
}

/** The difference between the most and the least counted explanation. */
export function spreadOf(
  content: readonly { explanationId: string }[],
  counts: ReadonlyMap<string, number>,
): number {
  const all = content.map(({ explanationId }) => counts.get(explanationId) ?? 0);
  return Math.max(...all) - Math.min(...all);
}
