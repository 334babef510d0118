import type { ComparisonView } from "@/lib/comparison/comparison-view";
import { AccuracyRuns } from "./accuracy-runs";
import { StudentAnswers } from "./student-answers";

/** The other half of the comparison: how accurate the students are. */
export function PerformanceSection({ view }: { view: ComparisonView }) {
  const { runs, answers } = view.performance;
  return (
    <section aria-labelledby="performance" className="space-y-8">
      <h2 id="performance" className="font-serif text-[1.2rem]">
        Performance
      </h2>
      {runs ? (
        <AccuracyRuns view={view} runs={runs} />
      ) : (
        <p className="max-w-[66ch] text-soft">
          No test accuracy of a model run is stored. Import the file of accuracies, and they stand
          here by method and model size.
        </p>
      )}
      {answers ? <StudentAnswers view={view} answers={answers} /> : null}
    </section>
  );
}
