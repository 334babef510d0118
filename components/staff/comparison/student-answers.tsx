import { countCell, pCell } from "@/components/staff/shell/data-cells";
import { type DataRow, DataTable } from "@/components/staff/shell/data-table";
import { type ComparisonView, captionOf, namePair } from "@/lib/comparison/comparison-view";
import type { DescribedAnswers } from "@/lib/comparison/describe-answers";
import { sayUnavailable } from "@/lib/comparison/say-unavailable";
import { formatPercent } from "@/lib/format";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { percentCell, percentInterval } from "./percent-cells";

/** How often the students whose explanations are rated were right, and McNemar between methods. */
export function StudentAnswers({
  view,
  answers,
}: {
  view: ComparisonView;
  answers: DescribedAnswers;
}) {
  return (
    <>
      <DataTable
        caption={captionOf(
          view,
          "Table 11. Right answers of the students whose explanations are rated",
        )}
        file={`${view.slug}-answers-accuracy`}
        rowName="Method"
        columns={[
          { name: "Questions" },
          { name: "Right" },
          { name: "95 % Wilson interval, in %", parts: ["lower", "upper"] },
        ]}
        groups={[
          {
            name: null,
            rows: view.methods.map(({ label }, method): DataRow => {
              const outcome = answers.accuracy[method];
              if (!outcome || !isEstimate(outcome)) {
                const unavailable = outcome ? sayUnavailable(outcome) : "there are no answers";
                return { name: label, cells: { unavailable } };
              }
              return {
                name: label,
                cells: [
                  countCell(outcome.n),
                  { values: [outcome.proportion], shown: formatPercent(outcome.proportion) },
                  percentInterval([outcome.lower, outcome.upper]),
                ],
              };
            }),
          },
        ]}
      />
      <DataTable
        caption={captionOf(
          view,
          "Table 12. The same between methods, on questions that both answered: McNemar’s exact test",
        )}
        file={`${view.slug}-mcnemar`}
        rowName="Second minus first method"
        columns={[
          { name: "Questions" },
          { name: "Only one right" },
          { name: "Difference, points", parts: ["difference"] },
          { name: "p" },
        ]}
        groups={[
          {
            name: null,
            rows: answers.pairs.map((pair): DataRow => {
              const name = namePair(view, pair);
              if (!isEstimate(pair)) return { name, cells: { unavailable: sayUnavailable(pair) } };
              return {
                name,
                cells: [
                  countCell(pair.n),
                  countCell(pair.discordant),
                  percentCell(pair.difference),
                  pCell(
                    pair.p,
                    `McNemar’s exact test, two-sided, on the ${pair.discordant} questions that one of the two alone got right; not adjusted over pairs.`,
                  ),
                ],
              };
            }),
          },
        ]}
      />
    </>
  );
}
