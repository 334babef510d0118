import type { ReactNode } from "react";
import { VERBATIM } from "@/components/ui/verbatim";
import { formatInstant } from "@/lib/format";
import { asLanguage, LANGUAGE_NAMES } from "@/lib/study/protocol/language";
import {
  SOURCE_WORDS,
  STATE_MEANINGS,
  STATE_WORDS,
} from "@/lib/views/participants/listed-participant";
import type { ParticipantDetail } from "@/lib/views/participants/participant-detail";
import { recruiterContradiction } from "@/lib/views/participants/recruiter-contradiction";

/** How a participant's run went: state, recruiter's word, and when each step was. */
export function RunFacts({ participant }: { participant: ParticipantDetail }) {
  const { state, recruiterStatus } = participant;
  const language = asLanguage(participant.language);
  const contradiction = recruiterContradiction(state, recruiterStatus);
  return (
    <dl className="grid max-w-[66ch] grid-cols-[max-content_1fr] gap-x-6 gap-y-1">
      <Fact name="Status">
        {STATE_WORDS[state]}: {STATE_MEANINGS[state]}
      </Fact>
      <Fact name="Source">{SOURCE_WORDS[participant.source]}</Fact>
      {recruiterStatus === null ? null : (
        <Fact name="Recruiter says">
          {recruiterStatus.toLowerCase()}
          {participant.recruiterStatusAt
            ? `, ${formatInstant(participant.recruiterStatusAt)}`
            : null}
          {contradiction ? <span className="block text-look">{contradiction}</span> : null}
        </Fact>
      )}
      <Fact name="Protocol">version {participant.protocolVersion}</Fact>
      <Fact name="Language">{language ? LANGUAGE_NAMES[language] : participant.language}</Fact>
      {participant.cell === null ? null : (
        <Fact name="Quota cell">
          <span {...VERBATIM}>{participant.cell}</span>
        </Fact>
      )}
      <Time name="Consented" at={participant.consentedAt} />
      <Time name="About themselves" at={participant.aboutYouAt} />
      <Time name="Instructions done" at={participant.instructedAt} />
      <Time name="Completed" at={participant.completedAt} />
      <Time name="Ended" at={participant.endedAt} />
      {state === "active" ? <Time name="Places kept until" at={participant.reservedUntil} /> : null}
      {participant.comprehensionTries > 0 ? (
        <Fact name="Comprehension">
          {participant.comprehensionTries}{" "}
          {participant.comprehensionTries === 1 ? "try was" : "tries were"} not right
        </Fact>
      ) : null}
      {participant.attentionFailures === null ? null : (
        <Fact name="Attention checks failed">{participant.attentionFailures}</Fact>
      )}
      {participant.erasedResponses === null ? null : (
        <Fact name="Responses erased">{participant.erasedResponses}</Fact>
      )}
      {participant.comment ? (
        <Fact name="Comment">
          <span {...VERBATIM} className="whitespace-pre-line">
            {participant.comment}
          </span>
        </Fact>
      ) : null}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}

function Time({ name, at }: { name: string; at: string | null }) {
  if (at === null) return null;
  return (
    <Fact name={name}>
      <time dateTime={at}>{formatInstant(at)}</time>
    </Fact>
  );
}
