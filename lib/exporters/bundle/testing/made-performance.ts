import { describeAccuracy, type StoredRun } from "@/lib/comparison/describe-accuracy";
import { describeAnswers } from "@/lib/comparison/describe-answers";
import { describePerformance } from "@/lib/comparison/document/document-performance";
import { guardFormula } from "@/lib/exporters/guard-formula";
import { createRandom } from "@/lib/random";

interface MadeAnswer {
  question: string;
  method: number;
  correct: boolean;
  run: string;
}

/**
 * Made runs and answers of students, as the document has them and as the files of a bundle do: of two
 * sizes, one of which is not known, with an outlier, and with a second run of some answers, which does
 * not count.
 */
export function makePerformance(methods: readonly { key: string }[]) {
  const random = createRandom("made performance");
  const runs = methods.flatMap((_, method) =>
    ["=1B", null].flatMap((modelSize) =>
      [1, 2, 3, 4, 5].map(
        (runNumber): StoredRun => ({
          method,
          modelSize,
          runNumber,
          testAccuracy: runNumber === 5 && method === 0 ? 0.2 : 0.6 + random.below(1000) / 5000,
        }),
      ),
    ),
  );
  const answers = methods.flatMap((_, method) =>
    Array.from({ length: 20 }, (_, question): MadeAnswer[] => {
      const first = { question: `q${question}`, method, correct: random.below(3) > 0, run: "1" };
      const second = { ...first, correct: !first.correct, run: "2" };
      return question % 4 === method ? [] : question % 5 ? [first] : [second, first];
    }).flat(),
  );
  const counted = answers.filter(({ run }) => run === "1");
  const keyOf = (method: number) => guardFormula(methods[method]?.key ?? "");
  const idOf = (method: number, run: string | number) => `run ${run} of ${method}`;
  return {
    document: describePerformance(methods, {
      runs: runs.length > 0 ? describeAccuracy(runs, methods.length) : null,
      answers: counted.length > 0 ? describeAnswers(counted, methods.length) : null,
    }),
    accuracyRuns: [
      ["model_run_id", "method", "model_size", "run_number", "test_accuracy"],
      ...runs.map(({ method, modelSize, runNumber, testAccuracy }) => [
        modelSize === null
          ? `other ${idOf(method, runNumber ?? "")}`
          : idOf(method, runNumber ?? ""),
        keyOf(method),
        guardFormula(modelSize ?? ""),
        runNumber ?? "",
        testAccuracy,
      ]),
    ],
    content: [
      ["question_id", "method", "model_run_id", "explanation_id", "student_correct"],
      ...answers.map(({ question, method, correct, run }, place) => [
        question,
        keyOf(method),
        idOf(method, run),
        `e${String(answers.length - place).padStart(4, "0")}`,
        String(correct),
      ]),
    ],
  };
}
