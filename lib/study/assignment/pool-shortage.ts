import { countServablePlaces } from "./count-servable-places";
import { type PoolContent, preparePool } from "./pool";

export interface PoolShortage {
  /** Methods with too few questions, in the given order: how many are needed, and how many there are. */
  methods: { methodId: string; needed: number; got: number }[];
  /** All explanations of a participant need questions of their own: how many of them can have one. */
  questions: { needed: number; got: number };
}

const ANY = { onlyCorrect: false, onlySharedQuestions: false, minLength: null, maxLength: null };

/**
 * What a chosen pool lacks to serve one participant with `explanationsPerMethod` explanations of
 * each of the methods and no question twice; null when it is enough.
 */
export function poolShortage(
  chosen: readonly PoolContent[],
  methodIds: readonly string[],
  explanationsPerMethod: number,
): PoolShortage | null {
  const pool = preparePool(chosen, ANY);
  const methods = methodIds.map((methodId) => {
    const explanations = pool.methods.find((method) => method.methodId === methodId)?.explanations;
    const questions = new Set(explanations?.map(({ question }) => question));
    return { methodId, needed: explanationsPerMethod, got: questions.size };
  });
  const needed = methodIds.length * explanationsPerMethod;
  const got = countServablePlaces(
    pool,
    new Map(methodIds.map((methodId) => [methodId, explanationsPerMethod])),
  );
  if (needed > 0 && got >= needed) return null;
  return {
    methods: methods.filter((method) => method.got < method.needed),
    questions: { needed, got },
  };
}
