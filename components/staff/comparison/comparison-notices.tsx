import { Notice } from "@/components/ui/notice";
import { type DataOrigin, describeOrigin } from "@/lib/comparison/data-origin";
import type { FitProgress } from "@/lib/comparison/fit-progress";
import { formatCount } from "@/lib/format";
import { RefreshWhileComputing } from "./refresh-while-computing";

/** What to know before reading the figures. */
export function ComparisonNotices({
  origin,
  responses,
  progress,
}: {
  origin: DataOrigin;
  responses: number;
  progress: FitProgress;
}) {
  const described = describeOrigin(origin);
  return (
    <div className="space-y-3">
      {described ? (
        <Notice look="look" title={described.label}>
          {described.sentence}
        </Notice>
      ) : null}
      {responses === 0 ? (
        <Notice title="No responses in this set yet">
          With the first responses, the means with their intervals, the answers and the comparison
          of the methods will stand here. The monitor says how people take part.
        </Notice>
      ) : null}
      {responses > 0 && progress.state === "stale" ? (
        <Notice title="The models are of a moment ago">
          What is counted is of all {formatCount(responses)} responses; models, tests that need them
          and bootstrap intervals are still those of {formatCount(progress.responses)} responses,
          and are being computed anew.
          <RefreshWhileComputing />
        </Notice>
      ) : null}
      {responses > 0 && progress.state === "computing" ? (
        <Notice title="The models are being computed">
          What follows from counts is shown already. Models and bootstrap intervals come in a
          moment; this page fetches them by itself.
          <RefreshWhileComputing />
        </Notice>
      ) : null}
      {progress.state === "failed" ? (
        <Notice look="danger" title="The models could not be computed">
          Something went wrong on our side, and it is in the server’s log. What follows from counts
          is shown; with the next response the models are tried again.
        </Notice>
      ) : null}
    </div>
  );
}
