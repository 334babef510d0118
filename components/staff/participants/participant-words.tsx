import { LONG_AWAY_MS } from "@/lib/study/quality/quality-away";
import { STRAIGHT_LINE_RESPONSES } from "@/lib/study/quality/quality-checks";
import { FASTEST_READING, WORDS_PER_MINUTE } from "@/lib/study/quality/quality-reading";
import type { SpeedRule } from "@/lib/study/quality/quality-speed";
import {
  PARTICIPANT_STATES,
  STATE_MEANINGS,
  STATE_WORDS,
} from "@/lib/views/participants/listed-participant";
import { saySpeedRule } from "@/lib/views/participants/say-flag";

/** What the words of the list say: every state, and how every flag comes about. */
export function ParticipantWords({ rule }: { rule: SpeedRule }) {
  return (
    <details className="mb-6 max-w-[66ch]">
      <summary className="cursor-pointer">What the statuses and flags say</summary>
      <ul className="mt-2 space-y-1">
        {PARTICIPANT_STATES.map((state) => (
          <li key={state}>
            <strong>{STATE_WORDS[state]}</strong>: {STATE_MEANINGS[state]}.
          </li>
        ))}
      </ul>
      <p className="mt-3">
        Flags say where to look. They are computed from what is stored, they drop nobody, and none
        of them shows by itself that somebody did not take part in earnest. Whom the analysis set
        “failed no check” leaves out, the comparison says.
      </p>
      <ul className="mt-2 space-y-1">
        <li>Failed check: an answer to an attention check that does not pass.</li>
        <li>
          Same answers: in {STRAIGHT_LINE_RESPONSES} or more responses, one answer to everything, or
          the same answer in a row over at least half of all ratings.
        </li>
        <li>{saySpeedRule(rule)}</li>
        <li>
          Fast trials: done in less time than reading question, choices and explanation takes at{" "}
          {WORDS_PER_MINUTE * FASTEST_READING} words a minute, {FASTEST_READING} times the average
          of silent reading (Brysbaert 2019).
        </li>
        <li>
          Away long: the page was hidden, or another window had the focus, for more than half of the
          time of all trials, or for over {LONG_AWAY_MS / 60_000} minutes in one.
        </li>
        <li>Pasted comment: characters were pasted into the comment.</li>
        <li>Same browser: others took part in the same browser.</li>
        <li>Id used twice: the recruiter’s id came again with another submission.</li>
      </ul>
    </details>
  );
}
