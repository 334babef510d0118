import { type ComparisonView, labelsOf } from "@/lib/comparison/comparison-view";
import { sayUnavailable } from "@/lib/comparison/say-unavailable";
import { type ToldContrast, writeHeadline } from "@/lib/comparison/write-headline";
import { formatCount } from "@/lib/format";
import { isEstimate } from "@/lib/stats/numeric/outcome";

/** What the models find, one sentence a construct. */
export function Headlines({ view }: { view: ComparisonView }) {
  return (
    <section aria-labelledby="headlines">
      <h2 id="headlines" className="mb-2 font-serif text-[1.2rem]">
        What the models find
      </h2>
      {view.fitted ? (
        <>
          <ul className="max-w-[66ch] space-y-2">
            {view.variables.map(({ counted, fitted }) =>
              fitted ? (
                <li key={counted.key}>{keepPWhole(headlineOf(view, counted.key, fitted.model))}</li>
              ) : null,
            )}
          </ul>
          <p className="mt-3 max-w-[66ch] text-soft">
            Of constructs: contrasts of cumulative link mixed models with an intercept of each
            participant; of Quality: of a linear mixed model.{" "}
            {view.testsShown
              ? "Wald and t tests, p adjusted by Holm over the pairs of one construct, not over constructs; "
              : ""}
            {formatCount(view.fitted.responses)} responses by {formatCount(view.size.participants)}{" "}
            participants.
          </p>
        </>
      ) : (
        <p className="text-soft">The models are being computed; they will stand here.</p>
      )}
    </section>
  );
}

/** A line may not end between "p", its sign and its value. */
const keepPWhole = (sentence: string) => sentence.replace(/\bp ([=<≤]) /g, "p\u00a0$1\u00a0");

type Model = NonNullable<ComparisonView["variables"][number]["fitted"]>["model"];

function headlineOf(view: ComparisonView, variable: string, model: Model): string {
  const request = { variable, methods: labelsOf(view), testsShown: view.testsShown };
  const nothing = (reason: string) => `On ${variable}, nothing can be said: ${reason}.`;
  if (model.scale === "linear") {
    const fit = model.byParticipant;
    if (!isEstimate(fit)) return nothing(sayUnavailable(fit));
    const test = fit.likelihoodRatio;
    if (!isEstimate(test)) return nothing(sayUnavailable(test));
    const contrasts = fit.pairs.filter(isEstimate);
    return writeHeadline({ ...request, scale: "difference", contrasts, pOverall: test.pValue });
  }
  const fit = model.agq;
  if (!isEstimate(fit)) return nothing(sayUnavailable(fit));
  if (!isEstimate(fit.test)) return nothing(sayUnavailable(fit.test));
  const contrasts = fit.contrasts.filter(isEstimate).map(
    ({ first, second, logOddsRatio, lower, upper, pHolm }): ToldContrast => ({
      first,
      second,
      estimate: Math.exp(logOddsRatio),
      lower: Math.exp(lower),
      upper: Math.exp(upper),
      pHolm,
    }),
  );
  return writeHeadline({ ...request, scale: "odds-ratio", contrasts, pOverall: fit.test.pValue });
}
