import { estimateProportion, type Proportion } from "@/lib/stats/descriptive/estimate-proportion";
import { type McNemarTest, mcnemarExact } from "@/lib/stats/descriptive/mcnemar-exact";
import type { GroupPair } from "@/lib/stats/numeric/list-pairs";
import { listPairs } from "@/lib/stats/numeric/list-pairs";
import type { Outcome } from "@/lib/stats/numeric/outcome";

/** Whether a method's student answered a question of the study rightly. */
export interface StudentAnswer {
  question: string;
  /** The method's place. */
  method: number;
  correct: boolean;
}

/** How often the students whose explanations are rated were right, on the study's own questions. */
export interface DescribedAnswers {
  /** By method. */
  accuracy: Outcome<Proportion>[];
  pairs: (GroupPair & Outcome<McNemarTest>)[];
}

/**
 * The accuracy of the students on the questions of the study, with Wilson's interval, and between
 * methods on the questions that both answered, by McNemar's exact test.
 */
export function describeAnswers(
  answers: readonly StudentAnswer[],
  methods: number,
): DescribedAnswers {
  const byMethod = Array.from({ length: methods }, () => new Map<string, boolean>());
  for (const { question, method, correct } of answers) byMethod[method]?.set(question, correct);
  return {
    accuracy: byMethod.map((answered) =>
      estimateProportion([...answered.values()].filter(Boolean).length, answered.size),
    ),
    pairs: listPairs(methods).map((pair) => {
      const table = { bothRight: 0, onlyFirstRight: 0, onlySecondRight: 0, bothWrong: 0 };
      for (const [question, first] of byMethod[pair.first] ?? []) {
        const second = byMethod[pair.second]?.get(question);
        if (second === undefined) continue;
        if (first) table[second ? "bothRight" : "onlyFirstRight"] += 1;
        else table[second ? "onlySecondRight" : "bothWrong"] += 1;
      }
      return { ...pair, ...mcnemarExact(table) };
    }),
  };
}
