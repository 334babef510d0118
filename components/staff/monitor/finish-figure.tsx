import { formatCount, formatInstant } from "@/lib/format";
import { takesNewPeople } from "@/lib/study/lifecycle/lifecycle";
import type { MonitorView } from "@/lib/views/monitor/monitor";
import { expectedFinish } from "@/lib/views/monitor/study-progress";
import { Figure } from "./figure";

const WORDS = {
  participants: "completed",
  responses: "responses stored of those that explanations are to get",
};

/** When the study has what it aims at, if it goes on as in the last day. */
export function FinishFigure({
  view: { asOf, pace, status },
}: {
  view: Pick<MonitorView, "asOf" | "pace" | "status">;
}) {
  const finish = takesNewPeople(status) ? expectedFinish(asOf, pace) : null;
  return (
    <Figure name="Expected finish" value={finish ? formatInstant(finish) : "–"}>
      {pace.target === null
        ? "the protocol names no number of participants, and none of ratings"
        : `${formatCount(pace.done)} of ${formatCount(pace.target)} ${WORDS[pace.of]}, ${formatCount(pace.lastDay)} in the last 24 hours`}
    </Figure>
  );
}
