import type { AnalysisSet } from "@/lib/comparison/analysis-set";
import type { BundleFilters } from "./bundle-description";

const SETS: Record<AnalysisSet, string> = {
  all: "responses of all participants who are not excluded by decision",
  completed: "responses of participants who answered everything and are not excluded by decision",
  checked:
    "responses of participants who answered everything, failed no check of attention or data quality, and are not excluded by decision",
};

/** Which rows are in the files, a line for each rule. */
export function sayFilters(filters: BundleFilters): string[] {
  const { set, from, to, source, version, simulated } = filters;
  return [
    set
      ? `Analysis set “${set}”: ${SETS[set]}. The comparison is of all rows.`
      : "Everybody's responses. The comparison leaves out who is excluded by decision: rows whose column “excluded” is true.",
    ...(from || to ? [`Only participants who consented ${sayDays(from, to)} (UTC).`] : []),
    ...(source ? [`Only participants from the source “${source}”.`] : []),
    ...(version === null ? [] : [`Only participants under version ${version} of the protocol.`]),
    simulated
      ? "Simulated participants are included where there are any; the column “simulated” tells them."
      : "Simulated participants are left out.",
    "Participants are known by random codes alone; recruiters' ids are in no bundle.",
  ];
}

function sayDays(from: string | null, to: string | null): string {
  if (from && to) return `from ${from} to ${to}, both included`;
  return from ? `on ${from} or later` : `on ${to} or earlier`;
}
