import { AskRChoice } from "@/components/staff/ask-r-choice";
import {
  countCell,
  intervalCell,
  missingCell,
  numberCell,
  pCell,
} from "@/components/staff/data-cells";
import { type DataCell, type DataRow, DataTable } from "@/components/staff/data-table";
import { type ComparisonView, captionOf } from "@/lib/figures/comparison-view";
import type { Agreement } from "@/lib/figures/describe-agreement";
import { sayUnavailable } from "@/lib/figures/say-unavailable";
import { formatCount } from "@/lib/format";
import { nameCorrelations } from "@/lib/r-code/write-correlations";
import { nameCronbachAlpha } from "@/lib/r-code/write-cronbach-alpha";
import { nameIntraclass } from "@/lib/r-code/write-intraclass";
import { nameOmega } from "@/lib/r-code/write-omega";
import { isEstimate, type Outcome } from "@/lib/stats/outcome";
import { scriptOf, scriptsOf } from "./r-choices";

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
                  testCell(pearson.test, `t test of Pearson's correlation; ${told}`),
                  numberCell(rho?.r ?? null, 3),
                  rho
                    ? testCell(rho.test, `t approximation for Spearman's correlation; ${told}`)
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
      <AgreementTable view={view} agreement={fitted.agreement} />
    </section>
  );
}

function testCell(test: Outcome<{ p: number }>, explain: string): DataCell {
  return isEstimate(test) ? pCell(test.p, explain) : missingCell(sayUnavailable(test));
}

function Reliability({
  view,
  scale: { alpha, omega },
}: {
  view: ComparisonView;
  scale: NonNullable<ComparisonView["fitted"]>["scale"];
}) {
  const { data } = view.r;
  const row = (name: string, cells: DataRow["cells"]): DataRow => ({ name, cells });
  const rows: DataRow[] = isEstimate(alpha)
    ? [
        row("Cronbach's alpha", [
          countCell(alpha.n),
          numberCell(alpha.alpha, 4),
          intervalCell([alpha.lower, alpha.upper], 3),
        ]),
        ...(isEstimate(alpha.standardised)
          ? [
              row("Alpha, standardised", [
                countCell(alpha.n),
                numberCell(alpha.standardised.alpha, 4),
                intervalCell(null),
              ]),
            ]
          : []),
      ]
    : [row("Cronbach's alpha", { unavailable: sayUnavailable(alpha) })];
  rows.push(
    isEstimate(omega)
      ? row("McDonald's omega, total", [
          countCell(omega.n),
          numberCell(omega.standardised, 4),
          intervalCell(null),
        ])
      : row("McDonald's omega, total", { unavailable: sayUnavailable(omega) }),
  );
  return (
    <div className="space-y-8">
      <DataTable
        caption={captionOf(view, "Table 13. Reliability of the row mean")}
        file={`${view.slug}-reliability`}
        rowName="Figure"
        columns={[
          { name: "Responses, n" },
          { name: "Estimate" },
          { name: "95 % interval (Feldt)", parts: ["lower", "upper"] },
        ]}
        groups={[{ name: null, rows }]}
      >
        <AskRChoice
          r={view.r}
          choices={[
            scriptOf(
              view,
              { label: "Cronbach's alpha", kind: "cronbach-alpha" },
              nameCronbachAlpha(data.constructs, alpha),
            ),
            scriptOf(
              view,
              { label: "McDonald's omega", kind: "omega" },
              nameOmega(data.constructs, omega),
            ),
          ]}
        />
      </DataTable>
      {isEstimate(alpha) ? (
        <DataTable
          caption={captionOf(view, "Table 13a. The constructs within the scale")}
          file={`${view.slug}-items`}
          rowName="Construct"
          columns={[
            { name: "Alpha without it" },
            { name: "Correlation with the others" },
            { name: "Loading" },
          ]}
          groups={[
            {
              name: null,
              rows: alpha.items.map(({ alphaIfDropped, itemRest }, place) => ({
                name: data.constructs[place] ?? "",
                cells: [
                  numberCell(isEstimate(alphaIfDropped) ? alphaIfDropped.alpha : null, 4),
                  numberCell(isEstimate(itemRest) ? itemRest.correlation : null, 4),
                  numberCell(isEstimate(omega) ? (omega.loadings[place] ?? null) : null, 4),
                ],
              })),
            },
          ]}
        />
      ) : null}
    </div>
  );
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

function AgreementTable({ view, agreement }: { view: ComparisonView; agreement: Agreement[] }) {
  const [first] = agreement;
  if (first && !isEstimate(first.percent)) {
    return (
      <p className="max-w-[66ch] text-soft">
        Agreement between raters (Krippendorff's alpha, ICC, percent agreement) cannot be computed:{" "}
        {sayUnavailable(first.percent)}.
      </p>
    );
  }
  const figure = <T,>(outcome: Outcome<T>, read: (estimate: T) => number) =>
    isEstimate(outcome) ? numberCell(read(outcome), 4) : missingCell(sayUnavailable(outcome));
  return (
    <DataTable
      caption={captionOf(view, "Table 16. Agreement between those who rated the same explanation")}
      file={`${view.slug}-agreement`}
      rowName="Construct"
      columns={[
        { name: "Explanations" },
        { name: "α, nominal" },
        { name: "α, ordinal" },
        { name: "α, interval" },
        { name: "ICC(1)" },
        { name: "Percent agreement" },
      ]}
      groups={[
        {
          name: null,
          rows: agreement.map(({ construct, nominal, ordinal, interval, icc, percent }) => ({
            name: construct,
            cells: [
              isEstimate(ordinal) ? countCell(ordinal.units) : numberCell(null),
              figure(nominal, ({ alpha }) => alpha),
              figure(ordinal, ({ alpha }) => alpha),
              figure(interval, ({ alpha }) => alpha),
              figure(icc, (estimate) => estimate.icc),
              figure(percent, ({ share }) => 100 * share),
            ],
          })),
        },
      ]}
    />
  );
}
