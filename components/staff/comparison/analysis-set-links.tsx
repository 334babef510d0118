import { StaffLink } from "@/components/staff/shell/staff-link";
import {
  ANALYSIS_SETS,
  type AnalysisSet,
  type SetCheck,
  type SetSize,
} from "@/lib/comparison/analysis-set";
import { formatCount } from "@/lib/format";
import {
  LEAST_MS_PER_STATEMENT,
  STRAIGHT_LINE_RESPONSES,
} from "@/lib/study/quality/quality-checks";

const WORDS: Record<AnalysisSet, string> = {
  all: "All responses, including those of participants who stopped",
  completed: "Only participants who completed",
  checked: "Only participants who completed and failed no check",
};

const countOf = (count: number, word: string) =>
  `${formatCount(count)} ${word}${count === 1 ? "" : "s"}`;

/** Whose responses are compared: each set with its n, the chosen one in the address. */
export function AnalysisSetLinks({
  path,
  chosen,
  sizes,
  excluded,
  failed,
}: {
  path: string;
  chosen: AnalysisSet;
  sizes: Record<AnalysisSet, SetSize>;
  excluded: SetSize;
  failed: Record<SetCheck, number>;
}) {
  return (
    <nav aria-label="Analysis set">
      <ul className="space-y-1">
        {ANALYSIS_SETS.map((set) => (
          <li key={set} className="flex gap-2">
            <span aria-hidden>{set === chosen ? "●" : "○"}</span>
            <span>
              <StaffLink
                href={`${path}?set=${set}`}
                aria-current={set === chosen ? "true" : undefined}
                className={set === chosen ? "font-semibold" : undefined}
              >
                {WORDS[set]}
              </StaffLink>
              : {countOf(sizes[set].responses, "response")} by{" "}
              {countOf(sizes[set].participants, "participant")}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-2">
        Excluded by decision, and in none of these: {countOf(excluded.responses, "response")} by{" "}
        {countOf(excluded.participants, "participant")}.
      </p>
      <p className="mt-2 max-w-[66ch] text-soft">
        Completed: answered everything, with attention checks passed or not. Checks: more failed
        attention checks than the protocol allows ({formatCount(failed.attention)} who completed);
        and, known from the ratings alone: the same answer to every statement in{" "}
        {STRAIGHT_LINE_RESPONSES} or more responses ({formatCount(failed["straight-lining"])} who
        completed); less than {LEAST_MS_PER_STATEMENT / 1000} second a statement in the median trial
        ({formatCount(failed.speed)}).
      </p>
    </nav>
  );
}
