import { missingCell, numberCell, pCell } from "@/components/staff/shell/data-cells";
import { type DataCell, type DataRow, DataTable } from "@/components/staff/shell/data-table";
import { type ComparisonView, captionOf } from "@/lib/comparison/comparison-view";
import { sayUnavailable } from "@/lib/comparison/say-unavailable";
import { formatCount, formatFullP } from "@/lib/format";
import { nameLevene } from "@/lib/programs/r/write-levene";
import { nameShapiroWilk } from "@/lib/programs/r/write-shapiro-wilk";
import type { Levene } from "@/lib/stats/linear/levene";
import type { ShapiroWilk } from "@/lib/stats/linear/shapiro-wilk";
import { isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { AskRChoice } from "./ask-r-choice";
import { scriptsOf } from "./r-choices";

/** What the parametric tests assume, and the comparison of all constructs together. */
export function AssumptionsSection({ view }: { view: ComparisonView }) {
  return (
    <section aria-labelledby="assumptions" className="space-y-8">
      <h2 id="assumptions" className="font-serif text-[1.2rem]">
        Assumptions, and all constructs together
      </h2>
      <DataTable
        caption={captionOf(view, "Table 17. Shapiro-Wilk test of normality")}
        file={`${view.slug}-shapiro-wilk`}
        rowName="Ratings"
        groupName="Construct"
        columns={[{ name: "W" }, { name: "p" }]}
        groups={view.variables.map(({ counted }) => ({
          name: counted.key,
          rows: [
            ...view.methods.map(({ label }, method) =>
              shapiroRow(label, counted.shapiroWilk.byMethod[method]),
            ),
            shapiroRow("All methods", counted.shapiroWilk.overall),
          ],
        }))}
      >
        <AskRChoice
          r={view.r}
          choices={scriptsOf(view, "shapiro-wilk", (methods, { counted }) =>
            nameShapiroWilk(methods, counted.shapiroWilk.byMethod),
          )}
        />
      </DataTable>
      <DataTable
        caption={captionOf(view, "Table 18. Levene’s test of equal spread")}
        file={`${view.slug}-levene`}
        rowName="Construct"
        columns={[
          { name: "F, from the median" },
          { name: "p, from the median" },
          { name: "F, from the mean" },
          { name: "p, from the mean" },
        ]}
        groups={[
          {
            name: null,
            rows: view.variables.map(({ counted }) => ({
              name: counted.key,
              cells: [
                ...leveneCells(counted.levene.median, "median"),
                ...leveneCells(counted.levene.mean, "mean"),
              ],
            })),
          },
        ]}
      >
        <AskRChoice
          r={view.r}
          choices={scriptsOf(view, "levene", (_, { counted }) => nameLevene(counted.levene.median))}
        />
      </DataTable>
      <Together view={view} />
    </section>
  );
}

function shapiroRow(name: string, test: Outcome<ShapiroWilk> | undefined): DataRow {
  if (!test || !isEstimate(test)) {
    return { name, cells: { unavailable: test ? sayUnavailable(test) : "" } };
  }
  const explain = `Shapiro-Wilk test on ${formatCount(test.n)} ratings taken as independent; not adjusted.`;
  return { name, cells: [numberCell(test.w, 5), pCell(test.pValue, explain)] };
}

function leveneCells(test: Outcome<Levene>, centre: string): DataCell[] {
  if (!isEstimate(test)) return [missingCell(sayUnavailable(test)), numberCell(null)];
  const { statistic, df1, df2, pValue } = test;
  const explain = `Levene’s test from the ${centre}, F on ${df1} and ${formatCount(df2)} df; ${formatCount(df1 + df2 + 1)} ratings taken as independent; not adjusted over constructs.`;
  return [numberCell(statistic, 5), pCell(pValue, explain)];
}

function Together({ view }: { view: ComparisonView }) {
  const { fitted } = view;
  if (!fitted) return null;
  const { boxM, multivariate } = fitted;
  const tests = isEstimate(multivariate)
    ? ([
        ["ANOVA type", multivariate.anovaType],
        ["Wilks’ lambda type", multivariate.wilks],
        ["Lawley-Hotelling type", multivariate.lawleyHotelling],
        ["Bartlett-Nanda-Pillai type", multivariate.bartlettNandaPillai],
      ] as const)
    : [];
  const rows: DataRow[] = isEstimate(multivariate)
    ? tests.map(([name, test]): DataRow => {
        if (!isEstimate(test)) return { name, cells: { unavailable: sayUnavailable(test) } };
        const explain = `Nonparametric multivariate test, ${name}, on ranks of ${formatCount(multivariate.n)} complete responses taken as independent; not adjusted over the four.`;
        return {
          name,
          cells: [
            numberCell(test.statistic, 5),
            numberCell(test.df1, 3),
            numberCell(test.df2, 1),
            pCell(test.pValue, explain),
          ],
        };
      })
    : [{ name: "All constructs", cells: { unavailable: sayUnavailable(multivariate) } }];
  return (
    <>
      <DataTable
        caption={captionOf(view, "Table 19. All constructs together, by ranks (Ellis et al. 2017)")}
        file={`${view.slug}-multivariate`}
        rowName="Test"
        columns={[{ name: "F" }, { name: "df1" }, { name: "df2" }, { name: "p" }]}
        groups={[{ name: null, rows }]}
      />
      <p className="max-w-[66ch] text-soft">
        Box’s M test of equal covariances:{" "}
        {isEstimate(boxM)
          ? `χ² ${boxM.statistic.toFixed(4)} on ${boxM.df} df, p ${formatFullP(boxM.pValue)}, ${formatCount(boxM.n)} complete responses.`
          : `it cannot be computed: ${sayUnavailable(boxM)}.`}
      </p>
    </>
  );
}
