import type { RecruitedSource } from "@/lib/study/recruitment/link-parameters";

/** Somebody whom a recruiter, or an invitation, names. */
export interface IdentifiedPerson {
  kind: "person";
  source: RecruitedSource | "INVITATION" | "SIMULATED";
  /** The recruiter's id of the person; of an invitation its number, of a simulated one their name. */
  externalId: string;
  /** Spellings of the id under which earlier versions may have stored the person. */
  formerIds: readonly string[];
  /** Whether the link proves by a signature that it is theirs. */
  signed: boolean;
  /** The recruiter's parameters, to be stored apart; empty without one. */
  parameters: Record<string, string>;
}
