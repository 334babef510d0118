import { LINK_PARAMETERS, type RecruitedSource } from "./link-parameters";
import { RECRUITERS, type Recruiter, type Recruitment } from "./recruitment";

/** A link's parameters as they came; a repeated parameter is a list. */
export type LinkQuery = Readonly<Record<string, string | string[] | undefined>>;

/** Why a link does not say who somebody is. */
export type UnusableReason =
  /** The person's id is missing or empty. */
  | "incomplete"
  /** It is not an id: too long, unreadable, or a placeholder that was never filled in. */
  | "malformed"
  /** One parameter comes with two different values. */
  | "contradictory"
  | "two-recruiters"
  /** Of a recruiter that the study does not take people from. */
  | "not-taken"
  /** A plain link of Prolific where only signed ones are taken. */
  | "not-signed"
  /** A signed link of Prolific where the study has no keys to check it with. */
  | "no-key-set"
  | "not-open-to-all"
  /** Signed, and not by whom it should be, or not for this study. */
  | "forged"
  | "expired";

/** Who sends a participant, read from the parameters of the link that they followed. */
export type RecruitmentLink =
  | {
      kind: "recruited";
      source: RecruitedSource;
      externalId: string;
      parameters: Record<string, string>;
    }
  /** Prolific's signed parameters, which are still to be verified. */
  | { kind: "signed"; token: string }
  /** An invitation, which is still to be verified. */
  | { kind: "invitation"; token: string }
  | { kind: "open" }
  /** Somebody looks before they take the task: nothing is to be stored. */
  | { kind: "preview" }
  | { kind: "unusable"; reason: UnusableReason };

type Values = { ok: true; values: Map<string, string> } | { ok: false; reason: UnusableReason };

/** Nothing in an id needs more: no white space, no braces, brackets or per cent signs of templates. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._~:@+=-]{0,127}$|^[_-][A-Za-z0-9_-]{0,127}$/;
const TOKEN = /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+){2}$/;
const LONGEST_TOKEN = 4096;
const MTURK_PREVIEW = "ASSIGNMENT_ID_NOT_AVAILABLE";
/** Amazon's own addresses: a finished task is handed in at no other. */
const MTURK_HOSTS = ["https://www.mturk.com", "https://workersandbox.mturk.com"];

const unusable = (reason: UnusableReason): RecruitmentLink => ({ kind: "unusable", reason });

/**
 * Reads a recruitment link. Parameters that no recruiter of ours uses are passed over.
 *
 * @returns who sends the person, with the recruiter's parameters; `signed` and `invitation` hold a
 * token that the caller verifies; `unusable` says why, and repeats nothing of the link.
 */
export function readRecruitmentLink(query: LinkQuery, recruitment: Recruitment): RecruitmentLink {
  const senders = RECRUITERS.filter((recruiter) =>
    marks(recruiter, recruitment).some(given(query)),
  );
  const invited = given(query)("invitation");
  if (senders.length + (invited ? 1 : 0) > 1) return unusable("two-recruiters");
  if (invited) return readInvitation(query, recruitment);
  const [recruiter] = senders;
  if (recruiter) return readRecruited(recruiter, query, recruitment);
  return recruitment.openLink ? { kind: "open" } : unusable("not-open-to-all");
}

const given = (query: LinkQuery) => (name: string) =>
  Object.hasOwn(query, name) && query[name] !== undefined;

/** The parameters that tell a recruiter's link from others. */
function marks(recruiter: Recruiter, recruitment: Recruitment): readonly string[] {
  const other = recruitment.otherRecruiter;
  if (recruiter === "otherRecruiter") return other ? [other.idParameter] : [];
  const own = LINK_PARAMETERS[recruiter].marks;
  if (recruitment[recruiter] || !other) return own;
  // What the study's other recruiter calls so is not taken for one that the study does not know.
  const names = [other.idParameter, ...other.carriedParameters];
  return own.filter((name) => !names.includes(name));
}

function readInvitation(query: LinkQuery, recruitment: Recruitment): RecruitmentLink {
  if (!recruitment.invitations) return unusable("not-taken");
  const read = readValues(query, ["invitation"], TOKEN, LONGEST_TOKEN);
  if (!read.ok) return unusable(read.reason);
  return { kind: "invitation", token: read.values.get("invitation") ?? "" };
}

function readRecruited(
  recruiter: Recruiter,
  query: LinkQuery,
  recruitment: Recruitment,
): RecruitmentLink {
  if (!recruitment[recruiter]) return unusable("not-taken");
  if (recruiter === "prolific") {
    const signed = readSigned(query, recruitment.prolific?.keySet != null);
    if (signed) return signed;
  }
  const { idParameter, carriedParameters } =
    recruiter === "otherRecruiter"
      ? { idParameter: "", carriedParameters: [], ...recruitment.otherRecruiter }
      : LINK_PARAMETERS[recruiter];
  const read = readValues(query, [...new Set([idParameter, ...carriedParameters])], ID);
  if (!read.ok) return unusable(read.reason);
  if (recruiter === "mturk") {
    if (read.values.get("assignmentId") === MTURK_PREVIEW) return { kind: "preview" };
    const submitTo = [query.turkSubmitTo ?? []].flat();
    const host = MTURK_HOSTS.find((one) => submitTo.every((address) => address === one));
    if (host && submitTo.length > 0) read.values.set("turkSubmitTo", host);
  }
  const externalId = read.values.get(idParameter);
  if (!externalId) return unusable("incomplete");
  return {
    kind: "recruited",
    source: recruiter === "otherRecruiter" ? "OTHER_RECRUITER" : LINK_PARAMETERS[recruiter].source,
    externalId,
    parameters: Object.fromEntries(read.values),
  };
}

/** Prolific's signed link; null where the plain parameters count. */
function readSigned(query: LinkQuery, keysKnown: boolean): RecruitmentLink | null {
  const hasToken = given(query)("prolific_token");
  if (!keysKnown) {
    return hasToken && !given(query)("PROLIFIC_PID") ? unusable("no-key-set") : null;
  }
  if (!hasToken) return unusable("not-signed");
  const read = readValues(query, ["prolific_token"], TOKEN, LONGEST_TOKEN);
  if (!read.ok) return unusable(read.reason);
  return { kind: "signed", token: read.values.get("prolific_token") ?? "" };
}

/** The values of those parameters that are there, each one value of the right form. */
function readValues(
  query: LinkQuery,
  names: readonly string[],
  form: RegExp,
  longest = 128,
): Values {
  const values = new Map<string, string>();
  for (const name of names.filter(given(query))) {
    const [value, ...others] = new Set([query[name] ?? []].flat());
    if (value === undefined) continue;
    if (others.length > 0) return { ok: false, reason: "contradictory" };
    if (value === "") return { ok: false, reason: "incomplete" };
    const unfilled = value.toLowerCase() === name.toLowerCase();
    if (unfilled || value.length > longest || !form.test(value)) {
      return { ok: false, reason: "malformed" };
    }
    values.set(name, value);
  }
  return { ok: true, values };
}
