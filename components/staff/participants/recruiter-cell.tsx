import type { ParticipantState } from "@/lib/views/participants/listed-participant";
import { recruiterContradiction } from "@/lib/views/participants/recruiter-contradiction";

/** What the recruiter last said, with a mark where it does not go together with what we know. */
export function RecruiterCell({
  state,
  recruiterStatus,
}: {
  state: ParticipantState;
  recruiterStatus: string | null;
}) {
  if (recruiterStatus === null) return <span className="text-soft">–</span>;
  const said = recruiterStatus.toLowerCase();
  const contradiction = recruiterContradiction(state, recruiterStatus);
  if (contradiction === null) return said;
  return (
    <details className="min-w-32">
      <summary className="cursor-pointer text-look">{said}: contradicts</summary>
      <p className="max-w-[min(44ch,100cqw)] py-1">{contradiction}</p>
    </details>
  );
}
