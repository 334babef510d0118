import {
  countCell,
  intervalCell,
  missingCell,
  numberCell,
  pCell,
} from "@/components/staff/shell/data-cells";
import { type DataCell, type DataRow, DataTable } from "@/components/staff/shell/data-table";
import { type ComparisonView, captionOf, namePair } from "@/lib/comparison/comparison-view";
import { NODES, type OrdinalModel } from "@/lib/comparison/fit-models";
import { sayUnavailable } from "@/lib/comparison/say-unavailable";
import { formatCount } from "@/lib/format";
import { nameCumulativeLinkMixedModel } from "@/lib/programs/r/write-cumulative-link-mixed-model";
import { nameLinearMixedModel } from "@/lib/programs/r/write-linear-mixed-model";
import type { MixedComparison } from "@/lib/stats/mixed/linear-mixed-comparison";
import { isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { AskRChoice, type RChoice } from "./ask-r-choice";
import { scriptOf } from "./r-choices";

/** The published style of model, with participants alone: a check of robustness, never the verdict. */
export function ModelsSection({ view }: { view: ComparisonView }) {
  return (
    <section aria-labelledby="models" className="space-y-8">
      <h2 id="models" className="font-serif text-[1.2rem]">
        Published-style models: participants only
      </h2>
      <p className="max-w-[66ch]">
        These models know participants and neither explanations nor participants × methods. Where
        explanations differ among themselves, they find differences too often. Their likelihood
        ratios are those of <code>clmm</code>; they do not carry the verdict.
      </p>
      <OrdinalTable view={view} />
      <LinearTable view={view} />
    </section>
  );
}

function OrdinalTable({ view }: { view: ComparisonView }) {
  const rows = view.variables.flatMap(({ counted, fitted }): DataRow[] => {
    if (fitted?.model.scale !== "ordinal") return [];
    const { laplace, agq } = fitted.model;
    return [
      ordinalRow(`${counted.key}, Laplace`, laplace, "Laplace’s approximation"),
      ordinalRow(`${counted.key}, quadrature`, agq, `adaptive quadrature with ${NODES} nodes`),
    ];
  });
  return (
    <DataTable
      caption={captionOf(view, "Table 4. Cumulative link mixed models with participants only")}
      file={`${view.slug}-ordinal-models`}
      rowName="Construct"
      columns={[
        { name: "Ratings, n" },
        { name: "Participants" },
        { name: "Log-likelihood" },
        { name: "Variance of participants" },
        { name: "Latent ICC" },
        { name: "Likelihood ratio" },
        { name: "df" },
        { name: "p" },
      ]}
      groups={[{ name: null, rows }]}
    >
      <AskRChoice r={view.r} choices={ordinalScripts(view)} />
    </DataTable>
  );
}

function ordinalScripts(view: ComparisonView): RChoice[] {
  const { data } = view.r;
  return view.variables.flatMap(({ counted, fitted }): RChoice[] => {
    if (fitted?.model.scale !== "ordinal") return [];
    const { agq } = fitted.model;
    const pairs = isEstimate(agq) ? agq.contrasts : [];
    const { key } = counted;
    return [
      scriptOf(
        view,
        { label: key, kind: "cumulative-link-mixed-model", measure: key },
        nameCumulativeLinkMixedModel(data.methods, agq, pairs),
      ),
    ];
  });
}

function ordinalRow(name: string, model: OrdinalModel, by: string): DataRow {
  if (!isEstimate(model)) return { name, cells: { unavailable: sayUnavailable(model) } };
  const { n, clusters, logLik, randomVariance, latentIntraclass, test } = model;
  const explain = `Likelihood-ratio test of the cumulative link mixed model against the one without methods, by ${by}; ${formatCount(n)} ratings by ${formatCount(clusters)} participants; not adjusted over constructs.`;
  const tested: DataCell[] = isEstimate(test)
    ? [
        numberCell(test.likelihoodRatio, 4),
        { values: [test.df], shown: String(test.df) },
        pCell(test.pValue, explain),
      ]
    : [missingCell(sayUnavailable(test)), numberCell(null), numberCell(null)];
  return {
    name,
    cells: [
      countCell(n),
      countCell(clusters),
      numberCell(logLik, 4),
      numberCell(randomVariance, 4),
      numberCell(latentIntraclass, 3),
      ...tested,
    ],
  };
}

function LinearTable({ view }: { view: ComparisonView }) {
  const linear = view.variables.find(({ fitted }) => fitted?.model.scale === "linear");
  const model = linear?.fitted?.model;
  if (!linear || model?.scale !== "linear") return null;
  const { byParticipant, byParticipantAndQuestion } = model;
  return (
    <DataTable
      caption={captionOf(view, "Table 5. Pairs of methods in the linear mixed model (REML)")}
      file={`${view.slug}-linear-mixed-model`}
      rowName="Second minus first method"
      groupName="Random intercepts"
      columns={[
        { name: "Difference" },
        { name: "SE" },
        { name: "df, Satterthwaite" },
        { name: "95 % interval", parts: ["lower", "upper"] },
        { name: "t" },
        { name: "p" },
        { name: "p, Holm" },
      ]}
      groups={[
        linearGroup(view, "Participants", byParticipant),
        ...(byParticipantAndQuestion
          ? [linearGroup(view, "Participants and questions", byParticipantAndQuestion)]
          : []),
      ]}
    >
      <AskRChoice
        r={view.r}
        choices={[
          scriptOf(
            view,
            { label: "Quality", kind: "linear-mixed-model", measure: "Quality" },
            nameLinearMixedModel(view.r.data.methods, byParticipant),
          ),
        ]}
      />
    </DataTable>
  );
}

function linearGroup(view: ComparisonView, name: string, fit: Outcome<MixedComparison>) {
  if (!isEstimate(fit)) {
    return { name, rows: [{ name: "All pairs", cells: { unavailable: sayUnavailable(fit) } }] };
  }
  const { model, likelihoodRatio: test, pairs } = fit;
  const { participant, item, residual } = model.variances;
  const variances = [
    `variances: participants ${participant.toFixed(4)}`,
    ...(item === undefined ? [] : [`questions ${item.toFixed(4)}`]),
    `residual ${residual.toFixed(4)}`,
  ].join(", ");
  const overall = isEstimate(test)
    ? `; likelihood ratio (ML) ${test.statistic.toFixed(4)} on ${test.df} df, p ${test.pValue.toPrecision(3)}`
    : "";
  const explain = `t test in the linear mixed model of Quality with Satterthwaite’s degrees of freedom; ${formatCount(model.n)} responses by ${formatCount(model.clusters)} participants`;
  return {
    name,
    note: variances + overall,
    rows: pairs.map((pair): DataRow => {
      const of = namePair(view, pair);
      if (!isEstimate(pair)) return { name: of, cells: { unavailable: sayUnavailable(pair) } };
      return {
        name: of,
        cells: [
          numberCell(pair.estimate, 4),
          numberCell(pair.se, 4),
          numberCell(pair.df, 1),
          intervalCell([pair.lower, pair.upper], 3),
          numberCell(pair.t, 4),
          pCell(pair.pValue, `${explain}; for this pair alone.`),
          pCell(pair.pHolm, `${explain}; adjusted by Holm over the pairs.`),
        ],
      };
    }),
  };
}
