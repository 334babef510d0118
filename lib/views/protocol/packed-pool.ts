import type { PoolContent } from "@/lib/study/assignment/pool";

/** An explanation for the pool's count in a browser: method, question, length, whether right, whether showable. */
export type PackedExplanation = [
  method: number,
  question: number,
  length: number,
  correct: boolean | null,
  showable: boolean,
];

/** The content of a study in few bytes: ids become the places of methods and questions. */
export function packPool(
  content: readonly PoolContent[],
  methods: readonly { id: string }[],
): PackedExplanation[] {
  const methodPlace = new Map(methods.map(({ id }, index) => [id, index]));
  const questionPlace = new Map<string, number>();
  return content.map(({ methodId, questionId, length, correct, showable }) => {
    const question = questionPlace.get(questionId) ?? questionPlace.size;
    questionPlace.set(questionId, question);
    return [methodPlace.get(methodId) ?? -1, question, length, correct, showable];
  });
}

/** The content again, with places for ids. */
export function unpackPool(
  packed: readonly PackedExplanation[],
  methods: readonly { id: string }[],
): PoolContent[] {
  return packed.map(([method, question, length, correct, showable], index) => ({
    explanationId: String(index),
    questionId: String(question),
    methodId: methods[method]?.id ?? "",
    length,
    correct,
    showable,
  }));
}
