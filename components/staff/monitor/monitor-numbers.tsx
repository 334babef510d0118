import { formatCount, formatDuration, plural } from "@/lib/format";
import { type MonitorView, planKnown } from "@/lib/views/monitor/monitor";
import { ENDED_STATES, STATE_WORDS } from "@/lib/views/participants/listed-participant";
import { Figure } from "./figure";
import { FinishFigure } from "./finish-figure";
import { PayFigure } from "./pay-figure";

/** The study's numbers, each with what it is a part of. */
export function MonitorNumbers({ view }: { view: MonitorView }) {
  const { origin, medianDuration } = view;
  const ofAll = `of ${formatCount(view.consented)} who consented`;
  const elsewhere = origin.simulated + origin.imported;
  const otherwise = ENDED_STATES.filter((state) => state !== "failed-attention");
  const endings = otherwise.filter((state) => view.ended[state] > 0);
  return (
    <section aria-labelledby="numbers">
      <h2 id="numbers" className="mb-2 font-serif text-[1.2rem]">
        Participants and answers
      </h2>
      <dl className="grid grid-cols-2 gap-x-6 sm:grid-cols-3 lg:grid-cols-5">
        <Figure name="Visits before consent" value={view.visits}>
          of the information page; one person may come twice
        </Figure>
        <Figure name="Consented" value={view.consented}>
          {elsewhere > 0
            ? `${formatCount(elsewhere)} of them simulated or imported`
            : `of ${formatCount(view.visits)} visits`}
        </Figure>
        <Figure name="Active" value={view.active}>
          {ofAll}; their places are kept
        </Figure>
        <Figure name="Completed" value={view.completed}>
          {ofAll}
        </Figure>
        <Figure name="Failed attention" value={view.ended["failed-attention"]}>
          {ofAll}; answered everything, and failed more checks than allowed
        </Figure>
        <Figure name="Dropped" value={view.dropped}>
          {ofAll}; did not reach the end, or not in time
        </Figure>
        <Figure
          name="Ended otherwise"
          value={otherwise.reduce((sum, state) => sum + view.ended[state], 0)}
        >
          {ofAll}
          {endings.length === 0
            ? "; screened out, study full, timed out, withdrawn or erased"
            : `: ${endings
                .map((state) => `${view.ended[state]} ${STATE_WORDS[state].toLowerCase()}`)
                .join(", ")}`}
        </Figure>
        <Figure name="Responses" value={view.responses.stored}>
          {planKnown(view)
            ? `of ${formatCount(view.responses.planned)} planned for those who consented`
            : "as imported; how many were planned is not known"}
        </Figure>
        <Figure name="Ratings" value={view.ratings.stored}>
          {planKnown(view) ? `of ${formatCount(view.ratings.planned)} planned, ` : null}
          {view.constructs} in each response
        </Figure>
        <Figure
          name="Median duration"
          value={medianDuration ? formatDuration(medianDuration.milliseconds) : "–"}
        >
          {medianDuration
            ? `from consent to the end, n = ${plural(medianDuration.runs, "person", "people")}`
            : "nobody has been timed to the end yet"}
          {elsewhere > 0 ? "; simulated and imported runs are not counted" : null}
        </Figure>
        <PayFigure pay={view.pay} />
        <FinishFigure view={view} />
        <Figure name="Excluded" value={view.excluded}>
          {ofAll}; left out of the analyses by decision
        </Figure>
      </dl>
    </section>
  );
}
