import { type ExternalId, ID_FORM, isFiller, readExternalId, trimmed } from "./external-id";
import { LINK_PARAMETERS, type RecruitedSource } from "./link-parameters";
import { type LinkQuery, tidyLink } from "./link-query";
import { MTURK_PREVIEW, readSubmitHost } from "./mturk-frame";
import { RECRUITERS, type Recruiter, type Recruitment } from "./recruitment";

/** Why a link does not say who somebody is. */
export type UnusableReason =
  /** The person's id is missing or empty. */
  | "incomplete"
  /** It is not an id: too long, unreadable, "null", or a placeholder that was never filled in. */
  | "malformed"
  /** A parameter looks like a recruiter's, and is none of those that we can read. */
  | "unread-parameter"
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
      /** Spellings under which earlier versions may have stored the same person. */
      formerIds: string[];
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

const TOKEN = /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+){2}$/;
const LONGEST_TOKEN = 4096;

const unusable = (reason: UnusableReason): RecruitmentLink => ({ kind: "unusable", reason });

/**
 * Reads a recruitment link. Parameters that no recruiter uses are passed over; one that looks like a
 * recruiter's is read, or the link is refused.
 *
 * @returns who sends the person, with the recruiter's parameters; `signed` and `invitation` hold a
 * token that the caller verifies; `unusable` says why, and repeats nothing of the link.
 */
export function readRecruitmentLink(given: LinkQuery, recruitment: Recruitment): RecruitmentLink {
  const { query, unread } = tidyLink(given, recruitment);
  const senders = RECRUITERS.filter((recruiter) => marks(recruiter, recruitment).some(isIn(query)));
  const invited = isIn(query)("invitation");
  if (senders.length + (invited ? 1 : 0) > 1) return unusable("two-recruiters");
  if (invited) return readInvitation(query, recruitment);
  const [recruiter] = senders;
  if (recruiter) return readRecruited(recruiter, query, recruitment);
  if (unread) return unusable("unread-parameter");
  return recruitment.openLink ? { kind: "open" } : unusable("not-open-to-all");
}

const isIn = (query: LinkQuery) => (name: string) => Object.hasOwn(query, name);

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
  const read = readToken(query, "invitation");
  return "reason" in read ? unusable(read.reason) : { kind: "invitation", token: read.value };
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
  const carried = new Set(carriedParameters.filter((name) => name !== idParameter));
  const read = readCarried(query, [...carried]);
  if (!read.ok) return unusable(read.reason);
  const { values } = read;
  if (recruiter === "mturk") {
    if (values.get("assignmentId") === MTURK_PREVIEW) return { kind: "preview" };
    const [host, ...others] = new Set([query.turkSubmitTo ?? []].flat().map(readSubmitHost));
    if (host && others.length === 0) values.set("turkSubmitTo", host);
  }
  const source =
    recruiter === "otherRecruiter" ? "OTHER_RECRUITER" : LINK_PARAMETERS[recruiter].source;
  const person = readPerson(query, idParameter, source);
  if ("reason" in person) return unusable(person.reason);
  return {
    kind: "recruited",
    source,
    externalId: person.id,
    formerIds: person.formerIds,
    parameters: { [idParameter]: person.id, ...Object.fromEntries(values) },
  };
}

/** The person's id: the parameter may be repeated, and written differently, but names one person. */
function readPerson(
  query: LinkQuery,
  name: string,
  source: RecruitedSource,
): ExternalId | { reason: UnusableReason } {
  const given = givenValues(query, name);
  if (given.length === 0) return { reason: "incomplete" };
  const filled = given.filter(
    (value) => !isFiller(value) && value.toLowerCase() !== name.toLowerCase(),
  );
  const ids = filled.flatMap((value) => readExternalId(source, value) ?? []);
  const [first] = ids;
  if (!first || ids.length < filled.length) {
    return { reason: filled.length > 1 ? "contradictory" : "malformed" };
  }
  if (ids.some(({ id }) => id !== first.id)) return { reason: "contradictory" };
  return { id: first.id, formerIds: [...new Set(ids.flatMap(({ formerIds }) => formerIds))] };
}

/** Prolific's signed link; null where the plain parameters count. */
function readSigned(query: LinkQuery, keysKnown: boolean): RecruitmentLink | null {
  const hasToken = isIn(query)("prolific_token");
  if (!keysKnown) {
    return hasToken && !isIn(query)("PROLIFIC_PID") ? unusable("no-key-set") : null;
  }
  if (!hasToken) return unusable("not-signed");
  const read = readToken(query, "prolific_token");
  return "reason" in read ? unusable(read.reason) : { kind: "signed", token: read.value };
}

/**
 * The further parameters that have a value of the right form. One that is empty, or was never filled
 * in, is left out: the person is named all the same.
 */
function readCarried(query: LinkQuery, names: readonly string[]): Values {
  const values = new Map<string, string>();
  for (const name of names) {
    const [value, ...others] = givenValues(query, name).filter((one) => !isFiller(one));
    if (value === undefined) continue;
    if (others.length > 0) return { ok: false, reason: "contradictory" };
    if (!ID_FORM.test(value)) return { ok: false, reason: "malformed" };
    values.set(name, value);
  }
  return { ok: true, values };
}

function readToken(query: LinkQuery, name: string): { value: string } | { reason: UnusableReason } {
  const [value, ...others] = givenValues(query, name);
  if (value === undefined) return { reason: "incomplete" };
  if (others.length > 0) return { reason: "contradictory" };
  const wellFormed = value.length <= LONGEST_TOKEN && TOKEN.test(value);
  return wellFormed ? { value } : { reason: "malformed" };
}

/** The different values of a parameter, without white space around them; empty ones are none. */
function givenValues(query: LinkQuery, name: string): string[] {
  if (!Object.hasOwn(query, name)) return [];
  const values = [query[name] ?? []].flat().map(trimmed);
  return [...new Set(values)].filter((value) => value !== "");
}
