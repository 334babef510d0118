import { createRandom } from "@/lib/random";
import type { Place } from "@/lib/study/assignment/assignment-log";
import { countingPlaces } from "@/lib/study/assignment/assignment-state";
import { hasGaps } from "@/lib/study/assignment/has-gaps";
import { makeContent, makeDesign, PlannedStudy } from "./planned-study";

export interface Attrition {
  questions: number;
  /** Nobody new is taken when so many have completed or are at it. */
  target: number;
  abandonRate: number;
  /** How many stop, and come back when their places have run out. */
  comeBackRate: number;
  /** Minutes between arrivals, on average. */
  minutesBetween: number;
  timeLimitMinutes: number;
  /** How many of those who come back have first sent an answer from a tab that was still open. */
  answerLateRate: number;
  /** Whether gaps are filled beyond the target, as the server does. */
  fillGaps: boolean;
  seed: string;
}

export interface AttritionResult {
  /** Answers per explanation, however late and by whomever. */
  answered: Map<string, number>;
  study: PlannedStudy;
  completed: number;
}

const TRIAL_MINUTES = 0.55;

/**
 * A study under attrition, played through minute by minute: arrivals overlap, some stop at a trial
 * drawn evenly, their places are kept to the time limit, and then released; who comes back is
 * planned for anew.
 */
export function simulateAttrition(attrition: Attrition): AttritionResult {
  const { questions, target, minutesBetween, timeLimitMinutes, seed } = attrition;
  const study = new PlannedStudy(makeContent(4, questions), makeDesign(), seed);
  const random = createRandom(`${seed}/attrition`);
  const answered = new Map<string, number>();
  const waiting: { at: number; act: () => void }[] = [];
  const after = (minutes: number, act: () => void) => waiting.push({ at: now + minutes, act });
  let now = 0;
  let active = 0;
  let completed = 0;
  let arrivals = 0;

  function admits(): boolean {
    if (completed + active < target) return true;
    return attrition.fillGaps && hasGaps(study.pool, study.state, study.design);
  }

  function startRun(id: string, done: Set<string>, isFirst: boolean): void {
    const places = study.enrol(id);
    active++;
    const lot = random.uniform();
    const comesBack = isFirst && lot >= 1 - attrition.comeBackRate;
    const stops = lot < attrition.abandonRate || comesBack;
    const answers = stops ? random.below(places.length) : places.length;
    const answer = ({ explanationId }: Place) => {
      done.add(explanationId);
      answered.set(explanationId, (answered.get(explanationId) ?? 0) + 1);
    };
    places.slice(0, answers).forEach((place, index) => {
      after(TRIAL_MINUTES * (index + 0.5 + random.uniform()), () => answer(place));
    });
    if (!stops) {
      after(TRIAL_MINUTES * (answers + 1), () => {
        active--;
        completed++;
      });
      return;
    }
    after(timeLimitMinutes, () => {
      active--;
      const held = countingPlaces(study.state, id);
      const unanswered = held.filter(({ explanationId }) => !done.has(explanationId));
      study.note("release", id, unanswered);
    });
    if (!comesBack) return;
    after(timeLimitMinutes + 1 + 120 * random.uniform(), () => {
      const late = places[answers];
      if (late && random.uniform() < attrition.answerLateRate) {
        study.note("refill", id, [late]);
        answer(late);
      }
      if (admits() && countingPlaces(study.state, id).length < 12) startRun(id, done, false);
    });
  }

  function arrive(): void {
    if (admits()) startRun(`p${arrivals++}`, new Set(), true);
    if (completed < target || active > 0 || admits()) {
      after(-minutesBetween * Math.log(1 - random.uniform()), arrive);
    }
  }

  after(0, arrive);
  for (;;) {
    waiting.sort((a, b) => b.at - a.at);
    const next = waiting.pop();
    if (!next) break;
    now = next.at;
    next.act();
  }
  return { answered, study, completed };
}
