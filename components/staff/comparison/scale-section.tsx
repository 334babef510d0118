import {
  countCell,
  intervalCell,
  missingCell,
  numberCell,
  pCell,
} from "@/components/staff/shell/data-cells";
import { type DataCell, type DataRow, DataTable } from "@/components/staff/shell/data-table";
import { type ComparisonView, captionOf } from "@/lib/comparison/comparison-view";
import { sayUnavailable } from "@/lib/comparison/say-unavailable";
import { formatCount } from "@/lib/format";
import { nameCorrelations } from "@/lib/programs/r/write-correlations";
import { nameIntraclass } from "@/lib/programs/r/write-intraclass";
import { isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { AskRChoice } from "./ask-r-choice";
import { scriptOf, scriptsOf } from "./r-choices";
import { RaterAgreement } from "./rater-agreement";
import { Reliability } from "./reliability";

/** Whether the constructs make a scale, how participants differ, and whether raters agree. */
export function ScaleSection({ view }: { view: ComparisonView }) {
  const { fitted } = view;
  if (!fitted) return null;
  return (
    <section aria-labelledby="scale" className="space-y-8">
      <h2 id="scale" className="font-serif text-[1.2rem]">
        Quality of the scale
      </h2>
      <Reliability view={view} scale={fitted.scale} />
      <DataTable
        caption={captionOf(view, "Table 14. Correlations between the constructs")}
        file={`${view.slug}-correlations`}
        rowName="Constructs"
        columns={[
          { name: "Responses, n" },
          { name: "Pearson r" },
          { name: "95 % interval", parts: ["lower", "upper"] },
          { name: "p, Pearson" },
          { name: "Spearman ρ" },
          { name: "p, Spearman" },
        ]}
        groups={[
          {
            name: null,
            rows: fitted.correlations.map(({ first, second, pearson, spearman }): DataRow => {
              const name = `${first} and ${second}`;
              if (!isEstimate(pearson)) {
                return { name, cells: { unavailable: sayUnavailable(pearson) } };
              }
              const told = `${formatCount(pearson.n)} responses taken as independent; not adjusted.`;
              const rho = isEstimate(spearman) ? spearman : null;
              const limits = isEstimate(pearson.interval) ? pearson.interval : null;
              return {
                name,
                cells: [
                  countCell(pearson.n),
                  numberCell(pearson.r, 3),
                  intervalCell(limits && [limits.lower, limits.upper], 3),
                  testCell(pearson.test, `t test of Pearson’s correlation; ${told}`),
                  numberCell(rho?.r ?? null, 3),
                  rho
                    ? testCell(rho.test, `t approximation for Spearman’s correlation; ${told}`)
                    : numberCell(null),
                ],
              };
            }),
          },
        ]}
      >
        <AskRChoice
          r={view.r}
          choices={[
            scriptOf(
              view,
              { label: "Correlations", kind: "correlations" },
              nameCorrelations(view.r.data.constructs, fitted.correlations),
            ),
          ]}
        />
      </DataTable>
      <Participants view={view} />
      <RaterAgreement view={view} agreement={fitted.agreement} />
    </section>
  );
}

function testCell(test: Outcome<{ p: number }>, explain: string): DataCell {
  return isEstimate(test) ? pCell(test.p, explain) : missingCell(sayUnavailable(test));
}

function Participants({ view }: { view: ComparisonView }) {
  return (
    <DataTable
      caption={captionOf(view, "Table 15. How much participants differ: intraclass correlation")}
      file={`${view.slug}-participants-icc`}
      rowName="Construct"
      columns={[
        { name: "Ratings, n" },
        { name: "Participants" },
        { name: "ICC(1)" },
        { name: "Design effect" },
      ]}
      groups={[
        {
          name: null,
          rows: view.variables.flatMap(({ counted, fitted }): DataRow[] => {
            if (!fitted) return [];
            const { icc } = fitted;
            if (!isEstimate(icc)) {
              return [{ name: counted.key, cells: { unavailable: sayUnavailable(icc) } }];
            }
            return [
              {
                name: counted.key,
                cells: [
                  countCell(icc.n),
                  countCell(icc.clusters),
                  numberCell(icc.icc, 4),
                  numberCell(icc.designEffect, 2),
                ],
              },
            ];
          }),
        },
      ]}
    >
      <AskRChoice
        r={view.r}
        choices={scriptsOf(view, "intraclass", (_, { fitted }) =>
          fitted ? nameIntraclass(fitted.icc) : null,
        )}
      />
    </DataTable>
  );
}
