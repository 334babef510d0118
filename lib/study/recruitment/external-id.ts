import type { RecruitedSource } from "./link-parameters";

/** A recruiter's id of a person, as it is compared and stored. */
export interface ExternalId {
  id: string;
  /** Spellings under which earlier versions may have stored the same person. */
  formerIds: string[];
}

/** Nothing in an id needs more: no white space, no braces, brackets or per cent signs of templates. */
export const ID_FORM = /^[A-Za-z0-9][A-Za-z0-9._~:@+=-]{0,127}$|^[_-][A-Za-z0-9_-]{0,127}$/;
const PROLIFIC_ID = /^[0-9a-f]{24}$/;
/** Prolific relays mail to ID@email.prolific.com, and people enter that address as their id. */
const PROLIFIC_MAIL = "@email.prolific.com";
const PROLIFIC_MAIL_END = /@(email\.)?prolific\.com?$/i;

/** What programs and people write where they have no value. */
const FILLERS = new Set(
  "null undefined none na nan nil empty void true false test testing preview demo sample example anonymous unknown placeholder replace id pid xxx"
    .split(" ")
    .concat(["prolificpid", "prolificid", "studyid", "sessionid", "workerid", "assignmentid"])
    .concat(["hitid", "surveycode", "participantid", "projectid"]),
);

/**
 * Whether a value only fills the place of one: "null", "undefined", "test", zeros, the name of a
 * parameter, or a template that was never filled in.
 */
export function isFiller(value: string): boolean {
  const letters = value.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return /^0*$/.test(letters) || FILLERS.has(letters) || /[{}<>[\]%$]|^__.*__$/.test(value);
}

/**
 * A recruiter's id of a person from the value that its link carries. Prolific's ids are 24 hexadecimal
 * digits, compared in lower case; of other recruiters we know no form, and only refuse fillers.
 *
 * @returns null for what cannot be anybody's id.
 */
export function readExternalId(source: RecruitedSource, value: string): ExternalId | null {
  const given = trimmed(value);
  if (source !== "PROLIFIC") {
    return ID_FORM.test(given) && !isFiller(given) ? { id: given, formerIds: [] } : null;
  }
  const id = given.replace(PROLIFIC_MAIL_END, "").toLowerCase();
  if (!PROLIFIC_ID.test(id) || isFiller(id)) return null;
  const spellings = new Set([given, id.toUpperCase(), `${id}${PROLIFIC_MAIL}`]);
  spellings.delete(id);
  return { id, formerIds: [...spellings] };
}

/** Every spelling under which a person of Prolific may be stored, today's first. */
export function prolificSpellings(value: string): string[] {
  const read = readExternalId("PROLIFIC", value);
  return read ? [read.id, ...read.formerIds] : [value];
}

/** Without the white space around it, invisible characters included. */
export function trimmed(value: string): string {
  return value.replaceAll(/^[\s\u200b]+|[\s\u200b]+$/g, "");
}
