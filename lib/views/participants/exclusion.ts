import type { AnalysisSet, SetSize } from "@/lib/comparison/analysis-set";
import type { FlagKind } from "@/lib/study/quality/quality-flags";
import { FLAG_WORDS } from "./say-flag";

/** Whom a rule matches: who has any, or all, of these quality flags. */
export interface RuleOfFlags {
  flags: readonly FlagKind[];
  match: "any" | "all";
}

/** What a rule would do, before it is confirmed. */
export interface RulePreview {
  /** Participants who would be excluded; changes as soon as they are others. */
  matched: string;
  participants: number;
  /** Those whom the rule matches as well, and who are excluded already. */
  alreadyExcluded: number;
  /** The first of them, by arrival number. */
  first: number[];
  before: Record<AnalysisSet, SetSize>;
  after: Record<AnalysisSet, SetSize>;
}

/** A decision about a participant, as it stands in the log. */
export interface ListedDecision {
  id: number;
  ordinal: number;
  code: string;
  action: "EXCLUDE" | "REINSTATE";
  reason: string;
  rule: string | null;
  /** Who decided; null when the account is gone. */
  by: string | null;
  at: string;
}

/** A rule in words, as decisions keep it. */
export function sayRule({ flags, match }: RuleOfFlags): string {
  const words = flags.map((kind) => `“${FLAG_WORDS[kind]}”`);
  if (words.length < 2) return `flag ${words.join("")}`;
  const last = words.at(-1);
  return `flags ${words.slice(0, -1).join(", ")} ${match === "all" ? "and" : "or"} ${last}`;
}
