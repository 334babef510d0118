import { ForestFigure } from "@/components/charts/forest-figure";
import type { ForestRow } from "@/components/charts/forest-types";
import { intervalCell, numberCell, pCell } from "@/components/staff/shell/data-cells";
import { type DataRow, DataTable } from "@/components/staff/shell/data-table";
import {
  type ComparedVariable,
  type ComparisonView,
  captionOf,
  labelsOf,
} from "@/lib/comparison/comparison-view";
import { NODES, type OrdinalModel } from "@/lib/comparison/fit-models";
import { sayUnavailable } from "@/lib/comparison/say-unavailable";
import { formatCount, formatEstimate } from "@/lib/format";
import { listPairs } from "@/lib/stats/numeric/list-pairs";
import { isEstimate } from "@/lib/stats/numeric/outcome";

interface OrdinalVariable {
  key: string;
  model: OrdinalModel;
}

/** The ordinal models of the constructs. */
function ordinalModels(variables: readonly ComparedVariable[]): OrdinalVariable[] {
  return variables.flatMap(({ counted, fitted }) =>
    fitted?.model.scale === "ordinal" ? [{ key: counted.key, model: fitted.model.agq }] : [],
  );
}

/** Every pair of methods as an odds ratio of the ordinal mixed model. */
export function ContrastsSection({ view }: { view: ComparisonView }) {
  const models = ordinalModels(view.variables);
  if (models.length === 0) return null;
  const pairs = listPairs(view.methods.length);
  const label = (place: number) => view.methods[place]?.label ?? "";
  return (
    <ForestFigure
      title="Figure 3. Pairs of methods: odds ratios of a higher answer"
      origin={view.origin}
      summary={summarise(models)}
      methods={labelsOf(view)}
      groups={models.map(({ key, model }) => ({
        label: key,
        rows: pairs.map((_, pair) => forestRow(model, pair, pairs, view.testsShown)),
      }))}
      sides={["first rated lower", "first rated higher"]}
      showTests={view.testsShown}
      data={{
        name: `${view.slug}-odds-ratios`,
        columns: ["construct", "higher if above 1", "against", "oddsRatio", "lower", "upper"],
        rows: models.flatMap(({ key, model }) =>
          pairs.map(({ first, second }, place) => {
            const contrast = isEstimate(model) ? model.contrasts[place] : undefined;
            const known = contrast && isEstimate(contrast) ? contrast : null;
            const numbers = known
              ? [known.logOddsRatio, known.lower, known.upper].map(Math.exp)
              : [null, null, null];
            return [key, label(second), label(first), ...numbers];
          }),
        ),
      }}
      table={
        <DataTable
          caption={captionOf(view, "Table 3. Contrasts of the ordinal mixed model")}
          file={`${view.slug}-contrasts`}
          rowName="Second against first method"
          groupName="Construct"
          columns={[
            { name: "Log odds ratio" },
            { name: "SE" },
            { name: "Odds ratio" },
            { name: "95 % interval", parts: ["lower", "upper"] },
            ...(view.testsShown ? [{ name: "z" }, { name: "p" }, { name: "p, Holm" }] : []),
          ]}
          groups={models.map(({ key, model }) => ({
            name: key,
            rows: pairs.map((_, pair) => tableRow(view, model, pair, pairs)),
          }))}
        />
      }
    />
  );
}

type Pairs = ReturnType<typeof listPairs>;

function explain(model: Extract<OrdinalModel, { kind: "estimate" }>): string {
  return `Wald test of a contrast in a cumulative link mixed model (logit) with an intercept of each participant, by adaptive quadrature with ${NODES} nodes; ${formatCount(model.n)} ratings by ${formatCount(model.clusters)} participants`;
}

function forestRow(model: OrdinalModel, place: number, pairs: Pairs, tests: boolean): ForestRow {
  const { first, second } = pairs[place] ?? { first: 0, second: 0 };
  const pair: [number, number] = [second, first];
  if (!isEstimate(model)) {
    return { pair, estimate: null, unavailable: sayUnavailable(model), p: null, explain: "" };
  }
  const contrast = model.contrasts[place];
  if (!contrast || !isEstimate(contrast)) {
    const unavailable = contrast ? sayUnavailable(contrast) : "";
    return { pair, estimate: null, unavailable, p: null, explain: "" };
  }
  return {
    pair,
    estimate: {
      oddsRatio: Math.exp(contrast.logOddsRatio),
      interval: [Math.exp(contrast.lower), Math.exp(contrast.upper)],
    },
    p: tests ? contrast.pHolm : null,
    explain: `${explain(model)}; adjusted by Holm over the pairs of this construct.`,
  };
}

function tableRow(view: ComparisonView, model: OrdinalModel, place: number, pairs: Pairs): DataRow {
  const { first, second } = pairs[place] ?? { first: 0, second: 0 };
  const name = `${view.methods[second]?.label} against ${view.methods[first]?.label}`;
  if (!isEstimate(model)) return { name, cells: { unavailable: sayUnavailable(model) } };
  const contrast = model.contrasts[place];
  if (!contrast || !isEstimate(contrast)) {
    return { name, cells: { unavailable: contrast ? sayUnavailable(contrast) : "" } };
  }
  const { logOddsRatio, se, z, pValue, pHolm, lower, upper } = contrast;
  const told = explain(model);
  return {
    name,
    cells: [
      numberCell(logOddsRatio, 4),
      numberCell(se, 4),
      numberCell(Math.exp(logOddsRatio), 3),
      intervalCell([Math.exp(lower), Math.exp(upper)]),
      ...(view.testsShown
        ? [
            numberCell(z, 4),
            pCell(pValue, `${told}; for this pair alone.`),
            pCell(pHolm, `${told}; adjusted by Holm over the pairs of this construct.`),
          ]
        : []),
    ],
  };
}

function summarise(models: OrdinalVariable[]): string {
  const ratios = models.flatMap(({ key, model }) =>
    isEstimate(model)
      ? model.contrasts
          .filter(isEstimate)
          .map(({ logOddsRatio }) => ({ key, size: Math.exp(Math.abs(logOddsRatio)) }))
      : [],
  );
  const largest = ratios.toSorted((a, b) => b.size - a.size)[0];
  if (!largest) return "No pair of methods can be compared yet.";
  return `The largest odds ratio between two methods is ${formatEstimate(largest.size)}, on ${largest.key}. Above 1, the first method of a pair is rated higher; an interval that holds 1 leaves open which is.`;
}
