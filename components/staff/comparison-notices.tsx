import { Notice } from "@/components/ui/notice";
import { type DataOrigin, describeOrigin } from "@/lib/figures/data-origin";
import type { StudyStatusKey } from "@/lib/figures/study-place";

/** What to know before reading the figures. */
export function ComparisonNotices({
  origin,
  status,
  responses,
}: {
  origin: DataOrigin;
  status: StudyStatusKey;
  responses: number;
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
          With the first responses, the means with their intervals, the answers and the tests
          between the methods will stand here. The monitor says how people take part.
        </Notice>
      ) : status === "OPEN" ? (
        <Notice look="look" title="The study is still running">
          Every figure can still change. A study that is stopped when a difference happens to show
          finds differences that are none.
        </Notice>
      ) : null}
    </div>
  );
}
