import { intervalCell, numberCell, pCell } from "@/components/staff/shell/data-cells";
import { type DataRow, DataTable } from "@/components/staff/shell/data-table";
import { type ComparisonView, captionOf } from "@/lib/comparison/comparison-view";
import { LENGTH_TERM, type NamedLinearModel } from "@/lib/comparison/fit-linear-models";
import { sayUnavailable } from "@/lib/comparison/say-unavailable";
import { formatCount, formatFullP } from "@/lib/format";
import { nameLinearModel } from "@/lib/programs/r/write-linear-model";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { ABOUT_YOU } from "@/lib/study/protocol/about-you";
import { AskRChoice } from "./ask-r-choice";
import { scriptOf } from "./r-choices";

/** The linear models of the published analysis, with errors that allow for several responses of one participant. */
export function LinearModelsSection({ view }: { view: ComparisonView }) {
  const models = view.fitted?.linearModels;
  const rated = view.variables.at(-1)?.counted.key;
  if (!models || !rated) return null;
  const { withoutOutlierRule: whole } = models;
  return (
    <section aria-labelledby="linear-models" className="space-y-8">
      <h2 id="linear-models" className="font-serif text-[1.2rem]">
        Linear models of {rated}
      </h2>
      <p className="max-w-[66ch] text-soft">
        Ordinary least squares with classical errors, as published, and with errors clustered by
        participant (CR1). Outliers are responses beyond 1.5 interquartile ranges of their method.
      </p>
      <ModelTable
        view={view}
        caption="Table 20. By method and length, without outliers"
        file="linear-model-length"
        model={models.methodAndLength}
      />
      <ModelTable
        view={view}
        caption="Table 21. By method and length, all responses"
        file="linear-model-length-all"
        model={whole.methodAndLength}
      >
        <AskRChoice
          r={view.r}
          choices={[
            scriptOf(
              view,
              { label: "Method and length", kind: "linear-model", measure: rated },
              nameLinearModel(
                view.r.data.methods,
                whole.methodAndLength.terms.slice(1).map(toRTerm(view)),
                whole.methodAndLength.fit,
              ),
            ),
          ]}
        />
      </ModelTable>
      <ModelTable
        view={view}
        caption="Table 22. With what participants said about themselves, without outliers"
        file="linear-model-about-you"
        model={models.withSociodemographics}
      />
    </section>
  );
}

/** Methods by their place, other terms by their name. */
function toRTerm({ methods }: ComparisonView) {
  return (term: string): number | string => {
    if (term === LENGTH_TERM) return "length";
    const place = methods.findIndex(({ key }) => key === term);
    return place < 0 ? term : place;
  };
}

function ModelTable({
  view,
  caption,
  file,
  model: { terms, fit, outliers },
  children,
}: {
  view: ComparisonView;
  caption: string;
  file: string;
  model: NamedLinearModel;
  children?: React.ReactNode;
}) {
  const columns = [
    { name: "Estimate" },
    { name: "SE" },
    { name: "t" },
    { name: "p" },
    { name: "SE, clustered" },
    { name: "95 % interval, clustered", parts: ["lower", "upper"] },
    { name: "p, clustered" },
  ];
  if (!isEstimate(fit)) {
    return (
      <p className="max-w-[66ch]">
        {caption}: it cannot be computed: {sayUnavailable(fit)}.
      </p>
    );
  }
  const f = isEstimate(fit.f)
    ? `; F ${fit.f.f.toFixed(4)} on ${fit.f.df1} and ${formatCount(fit.f.df2)} df, p ${formatFullP(fit.f.p)}`
    : "";
  return (
    <DataTable
      caption={captionOf(
        view,
        `${caption}: ${formatCount(fit.n)} responses (${outliers} left out), R² ${fit.rSquared.toFixed(6)}${f}`,
      )}
      file={`${view.slug}-${file}`}
      rowName="Term"
      columns={columns}
      groups={[{ name: null, rows: terms.map((term, place) => termRow(view, term, place, fit)) }]}
    >
      {children}
    </DataTable>
  );
}

function termRow(
  view: ComparisonView,
  term: string,
  place: number,
  fit: Extract<NamedLinearModel["fit"], { kind: "estimate" }>,
): DataRow {
  const name = nameTerm(view, term);
  const classical = fit.coefficients[place];
  if (!classical || !isEstimate(classical)) {
    return { name, cells: { unavailable: classical ? sayUnavailable(classical) : "" } };
  }
  const robust = fit.clusterRobust && isEstimate(fit.clusterRobust) ? fit.clusterRobust : null;
  const clustered = robust?.coefficients[place];
  const known = clustered && isEstimate(clustered) ? clustered : null;
  return {
    name,
    cells: [
      numberCell(classical.estimate, 6),
      numberCell(classical.se, 6),
      numberCell(classical.t, 3),
      pCell(
        classical.p,
        `t test on ${formatCount(fit.residualDf)} df; ${formatCount(fit.n)} responses taken as independent; not adjusted.`,
      ),
      numberCell(known?.se ?? null, 6),
      intervalCell(known && [known.lower, known.upper], 4),
      pCell(
        known?.p ?? null,
        `t test with errors clustered by participant (CR1), ${formatCount(robust?.clusters ?? 0)} participants; not adjusted.`,
      ),
    ],
  };
}

const QUESTIONS: Partial<Record<string, string>> = {
  gender: "Gender",
  ageBand: "Age",
  country: "Country",
  education: "Education",
  employment: "Employment",
};

function nameTerm({ methods }: ComparisonView, term: string): string {
  if (term === LENGTH_TERM) return "Length, characters";
  const method = methods.find(({ key }) => key === term);
  if (method) return method.label;
  const [question = "", answer = ""] = term.split(": ");
  const options = ABOUT_YOU.find(({ key }) => key === question)?.options;
  const label = options?.find(({ key }) => key === answer)?.label ?? answer;
  return QUESTIONS[question] ? `${QUESTIONS[question]}: ${label}` : term;
}
