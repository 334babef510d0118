import { VERBATIM } from "@/components/ui/verbatim";
import { formatDuration } from "@/lib/format";
import type { ShownTrial, TimelineEntry } from "@/lib/views/participants/run-timeline";

interface RunTimelineProps {
  entries: TimelineEntry[];
  /** Whether it is known in which order the trials were seen. */
  orderKnown: boolean;
}

/** A run as it happened: what was shown when, and what was answered. */
export function RunTimeline({ entries, orderKnown }: RunTimelineProps) {
  if (entries.length === 0) return null;
  const longest = Math.max(
    1,
    ...entries.map((entry) => (entry.kind === "trial" ? (entry.trial.durationMs ?? 0) : 0)),
  );
  return (
    <section aria-labelledby="timeline" className="max-w-[66ch]">
      <h2 id="timeline" className="mb-2 font-serif text-[1.2rem]">
        Timeline
      </h2>
      {orderKnown ? (
        <p className="mb-3 text-soft">
          Times in UTC. A trial stands where it was first seen, reckoned from when its answer came
          and how long answering took, and never before the answer to the one before. In each bar
          the lighter part is time away from the page.
        </p>
      ) : (
        <p className="mb-3 text-soft">
          Times in UTC. The order of the trials isn’t known: they are listed by the slots of the
          imported file.
        </p>
      )}
      <ol className="space-y-2">
        {entries.map((entry, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: moments have no other name than their place
          <li key={place} className="grid grid-cols-[4.5rem_1fr] gap-x-3">
            <time dateTime={entry.at} className="text-soft tabular-nums">
              {entry.at.slice(11, 19)}
            </time>
            {entry.kind === "step" ? (
              <span dir="auto" className="min-w-0 break-words">
                {entry.words}
              </span>
            ) : (
              <Trial
                trial={entry.trial}
                longest={longest}
                name={`${orderKnown ? "Trial" : "Slot"} ${entry.trial.position}`}
              />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface TrialProps {
  trial: ShownTrial;
  longest: number;
  name: string;
}

function Trial({ trial, longest, name }: TrialProps) {
  const { method, durationMs, awayMs, ratings } = trial;
  const away = Math.min(awayMs ?? 0, durationMs ?? 0);
  const percent = (milliseconds: number) => `${(100 * milliseconds) / longest}%`;
  return (
    <details className="min-w-0">
      <summary className="cursor-pointer">
        {name}, <span {...VERBATIM}>{method}</span>: {ratings.map(({ value }) => value).join(" ")}
        {durationMs === null ? null : (
          <span className="text-soft"> in {formatDuration(durationMs)}</span>
        )}
        {durationMs === null ? null : (
          <span aria-hidden className="mt-0.5 flex h-1.5">
            <span className="bg-accent" style={{ width: percent(durationMs - away) }} />
            <span className="bg-line" style={{ width: percent(away) }} />
          </span>
        )}
      </summary>
      <div className="space-y-1 border-l-2 border-line py-1 pl-3 break-words">
        <Text text={trial.stem} none="The text of the question is not known." />
        {trial.answer === null ? null : (
          <p className="text-soft">
            Model’s answer: <span {...VERBATIM}>{trial.answer}</span>
          </p>
        )}
        <Text text={trial.explanation} none="The text of the explanation is not known." />
        <p>{ratings.map(({ construct, value }) => `${construct} ${value}`).join(" · ")}</p>
        <p className="text-soft">{measured(trial)}</p>
      </div>
    </details>
  );
}

function Text({ text, none }: { text: string | null; none: string }) {
  if (text === null) return <p>{none}</p>;
  return (
    <p {...VERBATIM} className="whitespace-pre-line">
      {text}
    </p>
  );
}

/** What was measured while the trial was answered, in a sentence. */
function measured({ firstAnswerMs, awayMs, changes, focusLosses, translated }: ShownTrial): string {
  const parts = [
    firstAnswerMs === null ? null : `first answer after ${formatDuration(firstAnswerMs)}`,
    changes === null ? null : `${changes} ${changes === 1 ? "change" : "changes"}`,
    focusLosses === null
      ? null
      : `focus lost ${focusLosses} ${focusLosses === 1 ? "time" : "times"}`,
    awayMs === null ? null : `${formatDuration(awayMs)} away`,
    translated ? "page translated by the browser" : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? `Measured: ${parts.join(", ")}.` : "Nothing else was measured.";
}
