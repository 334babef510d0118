import { KNOWN_RECRUITERS, LINK_PARAMETERS } from "./link-parameters";
import type { Recruitment } from "./recruitment";

/** A link's parameters as they came; a repeated parameter is a list. */
export type LinkQuery = Readonly<Record<string, string | string[] | undefined>>;

/** A link's parameters under the names that recruiters give them. */
export interface TidyLink {
  query: Record<string, string[]>;
  /** Whether a parameter looks like a recruiter's and is none that we know. */
  unread: boolean;
}

/** Other names that people give to the parameter of the person's id. */
const OTHER_NAMES: Record<string, readonly string[]> = {
  PROLIFIC_PID: ["prolific_id", "prolific", "prolific_participant_id"],
  workerId: ["mturk_id", "mturk_worker_id"],
  survey_code: ["sona_id", "sona_code", "sona_survey_code"],
  participantId: ["cloudresearch_id", "connect_id"],
};
/** Common enough elsewhere: read as Prolific's only where nothing says that the link is another's. */
const SHORT_NAME = "pid";
const SHORT_FOR = "PROLIFIC_PID";

/** Parts of a name by which a parameter looks like a recruiter's. */
const LOOKS = /prolific|workerid|mturk|surveycode|sonaid|participantid|cloudresearch/;

/**
 * Gives the parameters the names by which recruiters know them: in whatever case they are written, as
 * a list ("PROLIFIC_PID[]"), or after an "&amp;" that was meant to be an "&"; the person's id also
 * without its "_", or under another name that people give it. What the study's own recruiter calls so
 * is that one's. Tidying twice changes nothing.
 */
export function tidyLink(query: LinkQuery, recruitment: Recruitment): TidyLink {
  const names = knownNames(recruitment);
  const tidy = new Map<string, string[]>();
  const add = (name: string, values: string[]) =>
    tidy.set(name, [...(tidy.get(name) ?? []), ...values]);
  const loose: { written: string; name: string; values: string[] }[] = [];
  let unread = false;
  for (const [written, value] of Object.entries(query)) {
    if (value === undefined) continue;
    const values = [value].flat();
    const plain = written.replace(/^(amp;)+/, "").replace(/\[[^\]]*\]$/, "");
    const name = names.exact.get(plain) ?? names.exact.get(plain.toLowerCase());
    const alike = names.loose.get(folded(plain));
    if (name) add(name, values);
    else if (alike?.person) add(alike.name, values);
    else if (alike) loose.push({ written, name: alike.name, values });
    else if (LOOKS.test(folded(plain)) && !/^utm/i.test(plain)) unread = true;
    else add(written, values);
  }
  // Names that others use as well: they are a recruiter's beside the id of a person.
  const named = () => names.people.some((name) => tidy.has(name));
  const isShort = ({ name }: { name: string }) => name === SHORT_FOR;
  for (const { written, name, values } of loose.filter(isShort)) {
    add(named() ? written : name, values);
  }
  for (const { written, name, values } of loose.filter((one) => !isShort(one))) {
    add(named() ? name : written, values);
  }
  return { query: Object.fromEntries(tidy), unread };
}

/** A name without what people leave out of it. */
function folded(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

interface KnownNames {
  /** By the name as it is, and in lower case. */
  exact: Map<string, string>;
  /** By the folded name; `person`: of the person's id. */
  loose: Map<string, { name: string; person: boolean }>;
  /** The parameters that name a person. */
  people: string[];
}

function knownNames({ otherRecruiter }: Recruitment): KnownNames {
  const names: KnownNames = { exact: new Map(), loose: new Map(), people: [] };
  const add = (name: string, person: boolean, otherNames: readonly string[] = []) => {
    if (person) names.people.push(name);
    for (const spelling of [name, name.toLowerCase()]) {
      if (!names.exact.has(spelling)) names.exact.set(spelling, name);
    }
    for (const spelling of [name, ...otherNames].map(folded)) {
      if (!names.loose.has(spelling)) names.loose.set(spelling, { name, person });
    }
  };
  if (otherRecruiter) {
    add(otherRecruiter.idParameter, true);
    for (const name of otherRecruiter.carriedParameters) add(name, false);
  }
  add("invitation", true);
  add("prolific_token", true);
  for (const known of KNOWN_RECRUITERS) {
    const { idParameter, carriedParameters, marks } = LINK_PARAMETERS[known];
    add(idParameter, true, OTHER_NAMES[idParameter]);
    for (const name of [...carriedParameters, ...marks]) add(name, false);
  }
  add("turkSubmitTo", false);
  if (!names.loose.has(SHORT_NAME)) names.loose.set(SHORT_NAME, { name: SHORT_FOR, person: false });
  return names;
}
