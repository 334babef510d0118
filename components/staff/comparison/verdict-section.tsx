import { numberCell, pCell } from "@/components/staff/shell/data-cells";
import { type DataCell, type DataRow, DataTable } from "@/components/staff/shell/data-table";
import { Notice } from "@/components/ui/notice";
import { type ComparisonView, captionOf, labelsOf } from "@/lib/comparison/comparison-view";
import type { FittedFigures, FittedVariable } from "@/lib/comparison/fit-comparison";
import { differenceLetters } from "@/lib/comparison/headline/difference-letters";
import {
  adjustmentMessage,
  degreesMessage,
  equivalenceMessages,
  evidenceMessage,
  nonInferiorityMessages,
  proportionalOddsMessage,
  type ToldHeadline,
  termMessages,
  trainedStudentsMessage,
  verdictMessage,
} from "@/lib/comparison/headline/headline-sentences";
import { contentCautions } from "@/lib/comparison/headline/rated-content";
import { sayUnavailable } from "@/lib/comparison/say-unavailable";
import { formatCount, formatEstimate } from "@/lib/format";
import { isEstimate } from "@/lib/stats/numeric/outcome";

/** The answer first: the verdict on the primary outcome, what it rests on, and every measure in a row. */
export function VerdictSection({ view }: { view: ComparisonView }) {
  const { fitted } = view;
  return (
    <section aria-labelledby="verdict" className="space-y-4">
      <h2 id="verdict" className="sr-only">
        Verdict
      </h2>
      {fitted ? (
        <Verdict view={view} fitted={fitted} />
      ) : (
        <p className="text-soft">The verdict appears once the models have been fitted.</p>
      )}
    </section>
  );
}

function Verdict({ view, fitted }: { view: ComparisonView; fitted: FittedFigures }) {
  const { plan, verdict, variables } = fitted;
  const primary = variables.find(({ key }) => key === plan.outcome);
  if (!primary || !verdict) return <p>There is nothing to compare.</p>;
  const told: ToldHeadline = {
    methods: labelsOf(view),
    plan,
    verdict,
    headline: primary.headline,
    testsShown: view.testsShown,
  };
  const equivalence = view.testsShown
    ? [...equivalenceMessages(told), ...nonInferiorityMessages(told)]
    : [];
  return (
    <>
      <p className="max-w-[66ch] font-serif text-[1.3rem] leading-8">{verdictMessage(told)}</p>
      <p className="max-w-[66ch]">{keepPWhole(evidenceMessage(told))}</p>
      {equivalence.length > 0 ? (
        <ul className="max-w-[66ch] list-disc space-y-1 pl-5">
          {equivalence.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
      <p className="max-w-[66ch] text-soft">
        {plan.isConfirmatory
          ? "Confirmatory: primary outcome, contrasts and alpha were fixed before the study opened."
          : "Exploratory: no analysis plan was fixed before the study opened."}
      </p>
      {view.testsShown ? <Cautions told={told} fitted={fitted} /> : null}
      <Scorecard view={view} fitted={fitted} />
      <div>
        <h3 className="font-semibold">How the model was chosen</h3>
        <ul className="mt-2 max-w-[66ch] list-disc space-y-1 pl-5">
          {[
            ...termMessages(primary.headline.terms),
            degreesMessage(primary.headline),
            ...(view.testsShown ? [adjustmentMessage(primary.headline, plan)] : []),
          ].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
    </>
  );
}

/** What changes how the verdict may be read. */
function Cautions({ told, fitted }: { told: ToldHeadline; fitted: FittedFigures }) {
  const { variables, ratedContent } = fitted;
  const odds = variables.flatMap(({ key, headline }) => {
    const { proportionalOdds } = headline;
    const isLarge =
      proportionalOdds &&
      isEstimate(proportionalOdds) &&
      isEstimate(proportionalOdds.departure) &&
      proportionalOdds.departure.isLarge;
    const message = isLarge ? proportionalOddsMessage(headline, told.methods) : null;
    return message ? [`${key}: ${message}`] : [];
  });
  const cautions = [
    ...(told.headline.aboutTheseOnly
      ? ["Fewer than 5 explanations of a method were rated: conclusions are about these alone."]
      : []),
    ...contentCautions(ratedContent, told.methods),
    ...odds,
    ...[trainedStudentsMessage(told.headline)].filter((one) => one !== null),
  ];
  if (cautions.length === 0) return null;
  return (
    <Notice look="look" title="Cautions">
      <ul className="max-w-[66ch] list-disc space-y-1 pl-5">
        {cautions.map((caution) => (
          <li key={caution}>{caution}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** A row a measure: means of the methods, with letters where tests may be seen, and the overall test. */
function Scorecard({ view, fitted }: { view: ComparisonView; fitted: FittedFigures }) {
  const { plan, variables } = fitted;
  const ordered = variables.toSorted(
    (a, b) => Number(b.key === plan.outcome) - Number(a.key === plan.outcome),
  );
  return (
    <>
      <DataTable
        caption={captionOf(view, "Scorecard: means by method over participants and explanations")}
        file={`${view.slug}-scorecard`}
        rowName="Outcome"
        columns={[
          ...view.methods.map(({ label }) => ({
            name: label,
            parts: [label, `${label} lower`, `${label} upper`, `${label} letters`],
          })),
          ...(view.testsShown
            ? [{ name: "F" }, { name: "df" }, { name: "p" }, { name: "p, Holm" }]
            : []),
        ]}
        groups={[
          { name: null, rows: ordered.map((variable) => scoreRow(view, variable, plan.outcome)) },
        ]}
      />
      {view.testsShown ? (
        <p className="max-w-[66ch] text-soft">
          Methods that share a letter are not found to differ (adjusted p at or above the family’s
          level). The primary outcome is tested alone at {plan.alpha}; the other outcomes are the
          secondary family.
        </p>
      ) : null}
    </>
  );
}

function scoreRow(
  view: ComparisonView,
  { key, headline, pSecondary }: FittedVariable,
  primary: string,
): DataRow {
  const name = key === primary ? `${key} (primary)` : key;
  const { model, means, contrasts, level, test, n, participants } = headline;
  if (!isEstimate(model)) return { name, cells: { unavailable: sayUnavailable(model) } };
  const found = contrasts.filter(isEstimate).filter(({ pAdjusted }) => pAdjusted < level);
  const letters = differenceLetters(view.methods.length, found);
  const cells = view.methods.map((_, method): DataCell => {
    const mean = means[method];
    if (!mean) return { values: [null, null, null, null], shown: "–" };
    const letter = view.testsShown ? (letters[method] ?? "") : "";
    return {
      values: [mean.estimate, mean.lower, mean.upper, letter],
      shown: `${formatEstimate(mean.estimate)} [${formatEstimate(mean.lower)}, ${formatEstimate(mean.upper)}]${letter ? ` ${letter}` : ""}`,
    };
  });
  if (!view.testsShown) return { name, cells };
  const told = `Wald F test in the headline model, ${formatCount(n)} ratings by ${formatCount(participants)} participants;`;
  return {
    name,
    cells: isEstimate(test)
      ? [
          ...cells,
          numberCell(test.statistic),
          {
            values: [`${test.df}, ${test.denominator}`],
            shown: `${test.df}, ${formatEstimate(test.denominator, 1)}`,
          },
          pCell(test.pValue, `${told} not adjusted over outcomes.`),
          pCell(pSecondary, `${told} adjusted by Holm over the secondary outcomes.`),
        ]
      : [...cells, numberCell(null), numberCell(null), numberCell(null), numberCell(null)],
  };
}

/** A line may not end between "p", its sign and its value. */
const keepPWhole = (sentence: string) => sentence.replace(/\bp ([=<>]) /g, "p\u00a0$1\u00a0");
