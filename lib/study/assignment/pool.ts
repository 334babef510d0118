import type { PoolRules } from "@/lib/study/protocol/protocol";

/** An explanation of a study, with what decides whether it may be shown. */
export interface PoolContent {
  explanationId: string;
  questionId: string;
  methodId: string;
  /** In characters. */
  length: number;
  /** Whether the student's answer is the right one; null where that is not known. */
  correct: boolean | null;
  /** Whether it has a text, and an answer among the choices. */
  showable: boolean;
}

export interface PooledExplanation {
  explanationId: string;
  methodId: string;
  /** The question's index in the pool. */
  question: number;
}

/** The explanations that participants may be shown, laid out for planning. Made once a protocol. */
export interface Pool {
  /** In the order of the methods' ids; each method's explanations in the order of theirs. */
  methods: { methodId: string; explanations: PooledExplanation[] }[];
  /** In the order of the ids; a question's index is its place here. */
  questionIds: string[];
}

/** The content with these explanations out of every pool: they stay known, and are shown to nobody new. */
export function withoutRetired(
  content: readonly PoolContent[],
  retired: ReadonlySet<string>,
): PoolContent[] {
  return content.map((one) => (retired.has(one.explanationId) ? { ...one, showable: false } : one));
}

/** The explanations that the rules let participants see. */
export function choosePool(content: readonly PoolContent[], rules: PoolRules): PoolContent[] {
  const allowed = content.filter(
    ({ showable, correct, length }) =>
      showable &&
      (!rules.onlyCorrect || correct === true) &&
      (rules.minLength === null || length >= rules.minLength) &&
      (rules.maxLength === null || length <= rules.maxLength),
  );
  if (!rules.onlySharedQuestions) return allowed;

  const methods = new Set(content.map(({ methodId }) => methodId)).size;
  const methodsOf = new Map<string, Set<string>>();
  for (const { questionId, methodId } of allowed) {
    methodsOf.set(questionId, (methodsOf.get(questionId) ?? new Set()).add(methodId));
  }
  return allowed.filter(({ questionId }) => methodsOf.get(questionId)?.size === methods);
}

/** The pool under the rules. The order of the content does not matter. */
export function preparePool(content: readonly PoolContent[], rules: PoolRules): Pool {
  const chosen = choosePool(content, rules).sort((a, b) =>
    a.explanationId < b.explanationId ? -1 : 1,
  );
  const questionIds = [...new Set(chosen.map(({ questionId }) => questionId))].sort();
  const indexOf = new Map(questionIds.map((questionId, index) => [questionId, index]));
  const methodIds = [...new Set(chosen.map(({ methodId }) => methodId))].sort();
  const methods = methodIds.map((methodId) => ({
    methodId,
    explanations: chosen
      .filter((explanation) => explanation.methodId === methodId)
      .map(({ explanationId, questionId }) => ({
        explanationId,
        methodId,
        question: indexOf.get(questionId) ?? -1,
      })),
  }));
  return { methods, questionIds };
}
