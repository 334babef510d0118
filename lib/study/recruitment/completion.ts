import { type HandIn, handInAtMturk } from "./mturk-frame";
import {
  enteredOutcome,
  type Outcome,
  type Recruiter,
  type Recruitment,
  type RunEnd,
} from "./recruitment";

export interface EndOfRun {
  /** What the participant hands in; null: nothing. */
  code: string | null;
  /** Where they hand it in; null: nowhere, by hand, or by a form. */
  returnUrl: string | null;
  /** The form that hands it in, where the recruiter takes one. */
  handIn?: HandIn;
  /** The name of who sent them; null without a recruiter. */
  recruiter: string | null;
}

const PART_OF_SOURCE: Record<string, Recruiter> = {
  PROLIFIC: "prolific",
  MTURK: "mturk",
  SONA: "sona",
  CLOUDRESEARCH: "cloudresearch",
  OTHER_RECRUITER: "otherRecruiter",
};
const NAMES = {
  prolific: "Prolific",
  mturk: "MTurk",
  sona: "SONA",
  cloudresearch: "CloudResearch",
};

/**
 * What a participant takes back to the recruiter when the run ends so, and where to. An outcome for
 * which the protocol has no entry gives neither code nor address, but failed attention what completion
 * gives. Who came without a recruiter gets
 * their own code, and only on completion.
 *
 * @param parameters - of the recruitment link, as they are stored; empty without a recruiter.
 */
export function endOfRun({
  outcome,
  source,
  participantCode,
  parameters,
  recruitment,
}: {
  outcome: Outcome;
  source: string;
  participantCode: string;
  parameters: Readonly<Record<string, string>>;
  recruitment: Recruitment;
}): EndOfRun {
  const part = Object.hasOwn(PART_OF_SOURCE, source) ? PART_OF_SOURCE[source] : undefined;
  const setUp = part ? recruitment[part] : null;
  const entered = enteredOutcome(setUp?.ends, outcome);
  const own = entered === "completed" ? participantCode : null;
  if (!part || !setUp) return { code: own, returnUrl: null, recruiter: null };
  const recruiter = part === "otherRecruiter" ? (recruitment[part]?.name ?? null) : NAMES[part];
  const end = setUp.ends[entered];
  if (!end) return { code: null, returnUrl: null, recruiter };
  // Prolific knows its codes beforehand; elsewhere a code of their own tells people apart.
  const code = end.code ?? (part === "prolific" ? null : own);
  const values = { ...parameters, code: code ?? "", participant: participantCode };
  const returnUrl = returnAddress(part, end, code, values);
  const handIn =
    part === "mturk" && code !== null && returnUrl === null
      ? handInAtMturk(parameters, code)
      : null;
  return { code, returnUrl, recruiter, ...(handIn ? { handIn } : {}) };
}

function returnAddress(
  part: Recruiter,
  end: RunEnd,
  code: string | null,
  values: Readonly<Record<string, string>>,
): string | null {
  if (end.returnUrl) return fillAddress(end.returnUrl, values);
  if (code === null || part !== "prolific") return null;
  return fillAddress(`${PROLIFIC_RETURN}{code}`, values);
}

/** Where Prolific takes a code. */
export const PROLIFIC_RETURN = "https://app.prolific.com/submissions/complete?cc=";

/**
 * The address with its placeholders filled. A placeholder without a value is left out; no value
 * changes anything but the place where it stands.
 */
function fillAddress(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{([^{}]*)\}/g, (_, name: string) =>
    // Half a surrogate pair has no place in an address.
    Object.hasOwn(values, name)
      ? encodeURIComponent((values[name] ?? "").replace(/\p{Surrogate}/gu, "\uFFFD"))
      : "",
  );
}
