import { ForestFigure } from "@/components/charts/forest-figure";
import type { ForestRow } from "@/components/charts/forest-types";
import { intervalCell, numberCell, pCell } from "@/components/staff/shell/data-cells";
import { type DataRow, DataTable } from "@/components/staff/shell/data-table";
import { type ComparisonView, captionOf, labelsOf } from "@/lib/comparison/comparison-view";
import type { FittedVariable } from "@/lib/comparison/fit-comparison";
import { sayUnavailable } from "@/lib/comparison/say-unavailable";
import { formatCount, formatEstimate } from "@/lib/format";
import type { FamilyContrast } from "@/lib/stats/crossed/contrast-family";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { ThinContrasts } from "./thin-contrasts";

/** Every contrast of the headline models: odds ratios, probabilities of agreeing, points. */
export function ContrastsSection({ view }: { view: ComparisonView }) {
  const variables = view.fitted?.variables ?? [];
  const ordinal = variables.filter(({ headline }) => headline.scale === "ordinal");
  return (
    <section aria-label="Contrasts" className="space-y-8">
      {ordinal.length > 0 ? <OddsRatios view={view} ordinal={ordinal} /> : null}
      <Differences view={view} variables={variables} />
      <ThinContrasts view={view} variables={ordinal} />
    </section>
  );
}

function OddsRatios({ view, ordinal }: { view: ComparisonView; ordinal: FittedVariable[] }) {
  const label = (place: number) => view.methods[place]?.label ?? "";
  return (
    <ForestFigure
      title="Figure 3. Pairs of methods: odds ratios of a higher answer"
      origin={view.origin}
      summary={summarise(ordinal)}
      methods={labelsOf(view)}
      groups={ordinal.map(({ key, headline }) => ({
        label: key,
        rows: headline.contrasts.map((contrast) => forestRow(contrast, headline)),
      }))}
      sides={["first rated lower", "first rated higher"]}
      showTests
      data={{
        name: `${view.slug}-odds-ratios`,
        columns: ["construct", "higher if above 1", "against", "oddsRatio", "lower", "upper"],
        rows: ordinal.flatMap(({ key, headline }) =>
          headline.contrasts.map((contrast) => {
            const numbers = isEstimate(contrast)
              ? [contrast.estimate, contrast.lower, contrast.upper].map(Math.exp)
              : [null, null, null];
            return [key, label(contrast.second), label(contrast.first), ...numbers];
          }),
        ),
      }}
      table={
        <DataTable
          caption={captionOf(view, "Table 3. Contrasts of the ordinal headline models")}
          file={`${view.slug}-contrasts`}
          rowName="Second against first method"
          groupName="Construct"
          columns={[
            { name: "Log odds ratio" },
            { name: "SE" },
            { name: "Odds ratio" },
            { name: "Adjusted interval", parts: ["lower", "upper"] },
            { name: "t" },
            { name: "df" },
            { name: "p, adjusted" },
            { name: "p, alone" },
            { name: "p, Holm" },
            { name: "p, Bonferroni" },
          ]}
          groups={ordinal.map(({ key, headline }) => ({
            name: key,
            note: `intervals of ${confidenceOf(headline.level)}`,
            rows: headline.contrasts.map((contrast) => oddsRow(view, contrast, headline)),
          }))}
        />
      }
    />
  );
}

type Told = FittedVariable["headline"];

const confidenceOf = (level: number) => `${Number((100 * (1 - level)).toFixed(2))}%`;

function explain({ n, participants, model }: Told): string {
  const terms = isEstimate(model) ? model.variances.length : 0;
  return `Wald t test of a contrast in the cumulative link mixed model (logit, Laplace) with ${terms} random ${terms === 1 ? "intercept" : "intercepts"}; ${formatCount(n)} ratings by ${formatCount(participants)} participants`;
}

function forestRow(contrast: FamilyContrast, headline: Told): ForestRow {
  const pair: [number, number] = [contrast.second, contrast.first];
  if (!isEstimate(contrast)) {
    return {
      pair,
      estimate: null,
      unavailable: sayUnavailable(contrast),
      p: null,
      explain: "",
    };
  }
  const { estimate, lower, upper, pAdjusted } = contrast;
  return {
    pair,
    estimate: { oddsRatio: Math.exp(estimate), interval: [Math.exp(lower), Math.exp(upper)] },
    p: pAdjusted,
    explain: `${explain(headline)}; adjusted by max-t over the contrasts of this construct, as is the interval of ${confidenceOf(headline.level)}.`,
  };
}

function oddsRow(view: ComparisonView, contrast: FamilyContrast, headline: Told): DataRow {
  const name = `${view.methods[contrast.second]?.label} against ${view.methods[contrast.first]?.label}`;
  if (!isEstimate(contrast)) return { name, cells: { unavailable: sayUnavailable(contrast) } };
  const { estimate, se, lower, upper, t, df } = contrast;
  return {
    name,
    cells: [
      numberCell(estimate, 4),
      numberCell(se, 4),
      numberCell(Math.exp(estimate), 3),
      intervalCell([Math.exp(lower), Math.exp(upper)]),
      numberCell(t, 4),
      numberCell(df, 1),
      ...pCells(contrast, headline),
    ],
  };
}

function pCells(contrast: Extract<FamilyContrast, { kind: "estimate" }>, headline: Told) {
  const told = explain(headline);
  return [
    pCell(contrast.pAdjusted, `${told}; adjusted by max-t, as is the interval.`),
    pCell(contrast.pValue, `${told}; for this pair alone.`),
    pCell(contrast.pHolm, `${told}; adjusted by Holm, without an interval.`),
    pCell(contrast.pBonferroni, `${told}; adjusted by Bonferroni, without an interval.`),
  ];
}

/** What the same models say in the probability of agreeing, and in points. */
function Differences({ view, variables }: { view: ComparisonView; variables: FittedVariable[] }) {
  const name = (contrast: FamilyContrast) =>
    `${view.methods[contrast.second]?.label} minus ${view.methods[contrast.first]?.label}`;
  const groups = variables.map(({ key, headline }) => {
    const { marginal, contrasts } = headline;
    const told = marginal && isEstimate(marginal) ? marginal : null;
    const points = told ? told.meanPairs : contrasts;
    return {
      name: key,
      note: [
        told ? `agreeing: ${told.agreeFrom} or more` : "",
        `intervals of ${confidenceOf(headline.level)}`,
      ]
        .filter((part) => part !== "")
        .join("; "),
      rows: points.map((contrast, place): DataRow => {
        if (!isEstimate(contrast)) {
          return { name: name(contrast), cells: { unavailable: sayUnavailable(contrast) } };
        }
        const agree = told?.agreePairs[place];
        const known = agree && isEstimate(agree) ? agree : null;
        const by = `t test by the delta method on the headline model; ${formatCount(headline.n)} ratings by ${formatCount(headline.participants)} participants; adjusted by max-t, as is the interval.`;
        return {
          name: name(contrast),
          cells: [
            numberCell(known?.estimate ?? null, 3),
            intervalCell(known && [known.lower, known.upper], 3),
            pCell(known?.pAdjusted ?? null, `Difference in the probability of agreeing: ${by}`),
            numberCell(contrast.estimate, 3),
            intervalCell([contrast.lower, contrast.upper], 3),
            pCell(contrast.pAdjusted, `Difference in mean points: ${by}`),
          ],
        };
      }),
    };
  });
  return (
    <DataTable
      caption={captionOf(
        view,
        "Table 3b. Differences between methods in the probability of agreeing and in points",
      )}
      file={`${view.slug}-differences`}
      rowName="Second minus first method"
      groupName="Outcome"
      columns={[
        { name: "P(agree)" },
        { name: "Interval", parts: ["agree lower", "agree upper"] },
        { name: "p, agreeing", parts: ["agree p"] },
        { name: "Points" },
        { name: "Interval of points", parts: ["points lower", "points upper"] },
        { name: "p, points", parts: ["points p"] },
      ]}
      groups={groups}
    />
  );
}

function summarise(ordinal: FittedVariable[]): string {
  const ratios = ordinal.flatMap(({ key, headline }) =>
    headline.contrasts
      .filter(isEstimate)
      .map(({ estimate }) => ({ key, size: Math.exp(Math.abs(estimate)) })),
  );
  const largest = ratios.toSorted((a, b) => b.size - a.size)[0];
  if (!largest) return "No pair of methods can be compared yet.";
  return `The largest odds ratio between two methods is ${formatEstimate(largest.size)}, on ${largest.key}. Above 1, the first method of a pair is rated higher. An interval including 1 is inconclusive.`;
}
