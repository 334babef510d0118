import type { AnalysisSet, SetSize } from "@/lib/figures/comparison";
import { formatCount } from "@/lib/format";
import { StaffLink } from "./staff-link";

const WORDS: Record<AnalysisSet, string> = {
  all: "All responses, including those of participants who stopped",
  completed: "Only participants who completed",
};

/** Whose responses are compared: each set with its n, the chosen one in the address. */
export function AnalysisSetLinks({
  path,
  chosen,
  sizes,
}: {
  path: string;
  chosen: AnalysisSet;
  sizes: Record<AnalysisSet, SetSize>;
}) {
  return (
    <nav aria-label="Analysis set">
      <ul className="space-y-1">
        {(["all", "completed"] as const).map((set) => (
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
              : {formatCount(sizes[set].responses)} responses by{" "}
              {formatCount(sizes[set].participants)} participants
            </span>
          </li>
        ))}
      </ul>
    </nav>
  );
}
