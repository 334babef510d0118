/**
 * What a role may do in a study: see the aggregates, take out the pseudonymous rows, change and erase,
 * or say who else may.
 */
export const CAPABILITIES = ["view", "export", "manage", "own"] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** Proof that this person may do this in this study; queries of research data ask for it. */
export interface StudyAccess {
  readonly studyId: string;
  readonly slug: string;
  readonly userId: string;
  readonly capability: Capability;
  /** Of a program that acts for the person. */
  readonly tokenName?: string;
}
