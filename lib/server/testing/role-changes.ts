import type { RowChange } from "./changed-rows";

/** Who asks, in the order in which they are let loose: from nobody to who may most. */
export const HOSTILE_ROLES = [
  "nobody",
  "participant",
  "viewer",
  "analyst",
  "researcher",
  "owner",
  "member",
  "administrator",
  "token",
] as const;
export type HostileRole = (typeof HOSTILE_ROLES)[number];

/** Whose a row is, as the role sees it. */
export type RowPlace =
  /** Of the study that the role belongs to, or takes part in. */
  | "study"
  /** Of the role as a participant, or of people who came meanwhile. */
  | "taking part"
  /** Of people who took part in that study before. */
  | "participants"
  | "other study"
  | "new study"
  | "account"
  | "other account"
  | "new account"
  | "installation";

/** "add": rows come, and none changes or goes. "change": any of it. */
type Allowed = Partial<Record<RowPlace, Record<string, "add" | "change">>>;

/** Whoever is not signed in: counters, the log of what was tried, and beginning in an open study. */
const ANYBODY: Allowed = {
  installation: { api_usage: "change", sign_in_failure: "change", installation_audit_entry: "add" },
  study: { study_arrivals: "change", visit_count: "change", audit_entry: "add" },
  "other study": { visit_count: "change" },
  "taking part": {
    participant: "change",
    recruiter_identity: "change",
    participant_event: "add",
  },
};

const PARTICIPANT: Allowed = {
  "taking part": {
    participant: "change",
    recruiter_identity: "change",
    participant_event: "change",
    trial: "change",
    answer: "change",
    assignment_entry: "change",
    // By withdrawing, which erases.
    response: "change",
    rating: "change",
  },
  study: { study: "change" },
};

const SIGNED_IN: Allowed = {
  account: {
    user_account: "change",
    staff_session: "change",
    staff_identity: "change",
    second_factor: "change",
    recovery_code: "change",
    account_link: "change",
  },
  // An invitation that is taken.
  study: { audit_entry: "add" },
};

const EXPORTING: Allowed = { study: { export_record: "add", audit_entry: "add" } };

const TAKES_PART = ["participant", "trial", "recruiter_identity", "assignment_entry", "answer"];
const RESEARCH = [...TAKES_PART, "participant_event", "response", "rating", "exclusion"];
const CONTENT = ["method", "construct", "model_run", "question", "explanation"];

const changing = (tables: readonly string[]) =>
  Object.fromEntries(tables.map((table) => [table, "change" as const]));

const MANAGING: Allowed = {
  study: {
    ...changing(["study", "protocol_version", "visit_count", "study_arrivals", ...CONTENT]),
    explanation_retirement: "add",
  },
  participants: changing(RESEARCH),
  "taking part": changing(RESEARCH),
};

const OWNING: Allowed = {
  study: changing(["study_member", "staff_invitation", "api_token"]),
};

/** Who creates a study owns it. */
const MAKING: Allowed = {
  "new study": {
    ...changing(["study", "study_member", "protocol_version", "study_arrivals", ...CONTENT]),
    ...changing(RESEARCH),
    audit_entry: "add",
    explanation_retirement: "add",
    visit_count: "add",
  },
};

const ADMINISTERING: Allowed = {
  "other account": changing([
    ...["user_account", "account_link", "staff_session", "second_factor", "recovery_code"],
  ]),
  "new account": { user_account: "add", account_link: "add" },
};

const TOKEN: Allowed = {
  study: { api_token: "change", export_record: "add", audit_entry: "add" },
};

/** What each role may change; of what is not here, no row comes, changes or goes. */
export const ROLE_CHANGES: Record<HostileRole, readonly Allowed[]> = {
  nobody: [ANYBODY],
  participant: [ANYBODY, PARTICIPANT],
  viewer: [ANYBODY, SIGNED_IN],
  analyst: [ANYBODY, SIGNED_IN, EXPORTING],
  researcher: [ANYBODY, SIGNED_IN, EXPORTING, MANAGING, MAKING],
  owner: [ANYBODY, SIGNED_IN, EXPORTING, MANAGING, OWNING, MAKING],
  member: [ANYBODY, SIGNED_IN],
  administrator: [ANYBODY, SIGNED_IN, ADMINISTERING, MAKING],
  token: [ANYBODY, TOKEN],
};

/** The changes that the role may not have made. */
export function forbiddenChanges(
  role: HostileRole,
  changes: readonly RowChange[],
  placeOf: (change: RowChange) => RowPlace,
): (RowChange & { place: RowPlace })[] {
  return changes.flatMap((change) => {
    const place = placeOf(change);
    const may = ROLE_CHANGES[role].map((allowed) => allowed[place]?.[change.table]);
    const isAllowed = may.includes("change") || (may.includes("add") && change.gone === 0);
    return isAllowed ? [] : [{ ...change, place }];
  });
}
