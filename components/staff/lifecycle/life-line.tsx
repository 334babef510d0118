import { STUDY_STATUSES, type StudyStatusKey } from "@/lib/study/lifecycle/lifecycle";
import { STATUS_WORDS } from "@/lib/views/lifecycle/study-place";

/** The statuses of a study's life in a row, with the one that it has now. */
export function LifeLine({ status }: { status: StudyStatusKey }) {
  return (
    <ol aria-label="The life of a study" className="flex flex-wrap gap-x-2 gap-y-1">
      {STUDY_STATUSES.map((one, index) => (
        <li key={one} className="flex gap-x-2" aria-current={one === status ? "step" : undefined}>
          {index > 0 ? (
            <span aria-hidden="true" className="text-soft">
              →
            </span>
          ) : null}
          {one === status ? (
            <strong className="border-b-2 border-accent">{STATUS_WORDS[one]}</strong>
          ) : (
            <span className="text-soft">{STATUS_WORDS[one]}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
