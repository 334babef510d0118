import { VERBATIM } from "@/components/ui/verbatim";
import { formatInstant } from "@/lib/format";
import type { ListedDecision } from "@/lib/views/participants/exclusion";
import { DecisionForm } from "./decision-form";

/** Whether a participant is left out of the analyses, every decision about it, and the next one. */
export function ParticipantExclusion({
  action,
  code,
  stored,
  decisions,
  managing,
}: {
  action: string;
  code: string;
  stored: number;
  /** The newest first. */
  decisions: ListedDecision[];
  managing: boolean;
}) {
  const excluded = decisions[0]?.action === "EXCLUDE";
  const responses = stored === 1 ? "1 response" : `${stored} responses`;
  return (
    <section aria-labelledby="exclusion" className="max-w-[66ch] space-y-3">
      <h2 id="exclusion" className="font-serif text-[1.2rem]">
        Is <span {...VERBATIM}>{code}</span> part of the analyses?
      </h2>
      <p role="status">
        {excluded
          ? `No: excluded by decision. The ${responses} stay stored and are in no analysis set.`
          : "Yes, in every analysis set that the run belongs to."}
      </p>
      {decisions.length > 0 ? (
        <ol className="space-y-1">
          {decisions.map(({ id, at, by, action: decided, reason, rule }) => (
            <li key={id} className="break-words">
              <time dateTime={at} className="text-soft">
                {formatInstant(at)}
              </time>{" "}
              {decided === "EXCLUDE" ? "Excluded" : "Reinstated"} by {by ?? "a deleted account"}
              {rule ? `, by the rule ${rule}` : null}: <span dir="auto">{reason}</span>
            </li>
          ))}
        </ol>
      ) : null}
      {managing ? (
        <DecisionForm
          key={excluded ? "reinstate" : "exclude"}
          id="exclusion-reason"
          action={action}
          decision={{ action: excluded ? "REINSTATE" : "EXCLUDE" }}
          button={
            excluded
              ? `Reinstate ${code} with ${responses}`
              : `Exclude ${code} with ${responses} from the analyses`
          }
          look={excluded ? "secondary" : "danger"}
        />
      ) : null}
    </section>
  );
}
