import type { DataUnit, Unavailable, UndefinedReason } from "@/lib/stats/outcome";

const UNITS: Record<DataUnit, [string, string]> = {
  ratings: ["rating", "ratings"],
  groups: ["method with ratings", "methods with ratings"],
  participants: ["participant with ratings", "participants with ratings"],
  replicates: ["usable resample", "usable resamples"],
};

const REASONS: Record<UndefinedReason, string> = {
  "no-variation": "all ratings are the same, so there is nothing to rank",
};

/** Why a figure cannot be given, as the second half of a sentence ("… : it needs 2 ratings, …"). */
export function sayUnavailable(unavailable: Unavailable): string {
  if (unavailable.kind === "undefined") return REASONS[unavailable.reason];
  const { of, needed, got } = unavailable;
  const count = (number: number) => `${number} ${UNITS[of][number === 1 ? 0 : 1]}`;
  return `it needs ${count(needed)}, there ${got === 1 ? "is" : "are"} ${got === 0 ? "none" : got}`;
}
