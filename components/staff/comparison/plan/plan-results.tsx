import { DownloadCsv } from "@/components/charts/download/download-csv";
import { Notice } from "@/components/ui/notice";
import { writePlanFile } from "@/lib/comparison/plan/plan-file";
import { sayUnavailable } from "@/lib/comparison/say-unavailable";
import { formatCount, formatEstimate, formatPercent } from "@/lib/format";
import { isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import type { ContrastPrecision } from "@/lib/stats/power/estimate-power";
import { PowerCurveTable } from "./power-curve-table";
import type { PlanResult } from "./use-plan-worker";

/** What the simulated studies say, with all that it takes to repeat them. */
export function PlanResults({ result: { asked, words, plan } }: { result: PlanResult }) {
  const { design, simulations } = asked;
  const { power, detectable } = plan;
  const methods = design.effects.length;
  const oddsRatio = Math.exp((design.effects[1] ?? 0) - (design.effects[0] ?? 0));
  const n = formatCount(simulations);
  const bounds = (lower: number, upper: number) =>
    `${formatPercent(lower)} to ${formatPercent(upper)}`;
  return (
    <div className="space-y-5">
      <div className="max-w-[66ch] space-y-3">
        <p>
          <strong>Power {formatPercent(power.power)}</strong> (Monte Carlo interval{" "}
          {bounds(power.lower, power.upper)}, n = {n} simulated studies): so many of them find that{" "}
          {words.second} differs from {words.first} where the true odds ratio is{" "}
          {formatEstimate(oddsRatio)}, with {formatCount(design.participants)} participants,{" "}
          {methods} methods and {formatCount(design.explanationsPerMethod)}{" "}
          {design.explanationsPerMethod === 1 ? "explanation" : "explanations"} per method.
        </p>
        <p>
          <strong>Smallest detectable odds ratio </strong>
          {isEstimate(detectable) ? (
            <>
              <strong>{formatEstimate(Math.exp(detectable.logOddsRatio))}</strong> (Monte Carlo
              interval {formatEstimate(Math.exp(detectable.lower))} to{" "}
              {formatEstimate(Math.exp(detectable.upper))}, n = {n} simulated studies at each odds
              ratio tried): found with a power of {formatPercent(detectable.wantedPower, 0)}.
            </>
          ) : (
            <>cannot be given: {sayUnavailable(detectable)}.</>
          )}
        </p>
        <p>
          <strong>Precision.</strong> {sayPrecision(power.contrast)}{" "}
          {[words.first, words.second].map((label, place) => {
            const mean = power.means[place];
            return mean && isEstimate(mean)
              ? `That of the mean rating of ${label} (about ${formatEstimate(mean.mean)}) reaches ±${formatEstimate(mean.halfWidth)}. `
              : "";
          })}
          Intervals of 95 %, over n = {n} simulated studies.
        </p>
      </div>
      {power.withoutEstimate > 0 ? (
        <Notice look="look">
          In {formatPercent(power.withoutEstimate)} of the {n} simulated studies the model has no
          estimate of this contrast. They count as studies that find nothing.
        </Notice>
      ) : null}
      <PowerCurveTable asked={asked} curve={plan.curve} />
      <p className="max-w-[66ch] text-soft">
        Seed “{asked.seed}”, {n} simulated studies, alpha {asked.alpha}
        {(asked.contrasts ?? 1) > 1 ? ` shared out over ${asked.contrasts} pairs` : ""},{" "}
        {formatPercent(design.completion ?? 1, 0)} of the trials answered; thresholds{" "}
        {design.thresholds.join("  ")}, spread of participants{" "}
        {formatEstimate(Math.sqrt(design.randomVariance), 3)},{" "}
        {words.construct ? `beginning from ${words.construct} as fitted here` : "all assumed"}. The
        same figures and seed give the same result. A Monte Carlo interval tells what the number of
        simulated studies leaves open, not whether the assumptions hold.
      </p>
      <DownloadCsv data={writePlanFile(asked, plan)} of="the plan of the next study" />
    </div>
  );
}

function sayPrecision(contrast: Outcome<ContrastPrecision>): string {
  if (!isEstimate(contrast)) return `That of the contrast is unknown: ${sayUnavailable(contrast)}.`;
  const { halfWidth } = contrast;
  return `The interval of the log odds ratio reaches ±${formatEstimate(halfWidth)}: the odds ratio is known to within a factor of ${formatEstimate(Math.exp(halfWidth))}.`;
}
