import type { Protocol } from "./protocol";

/** Who sends a participant, read from the parameters of the link that they followed. */
export type RecruitmentLink =
  | { kind: "prolific"; externalId: string; parameters: Record<string, string> }
  | { kind: "open" }
  | { kind: "unusable"; reason: "incomplete" | "malformed" | "contradictory" | "not-open-to-all" };

const PROLIFIC_PARAMETERS = ["PROLIFIC_PID", "STUDY_ID", "SESSION_ID"] as const;

/** Prolific's ids are 24 hexadecimal digits; test ids of its preview and of pilots differ. */
const ID = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Reads a recruitment link.
 *
 * @param query - the link's parameters; a repeated parameter is a list.
 * @returns `unusable` with the reason when the person's id is missing or is not an id (a
 * placeholder that was never filled in, for instance), when a parameter comes twice with different
 * values, or when the study takes nobody without a recruiter.
 */
export function readRecruitmentLink(
  query: Record<string, string | string[] | undefined>,
  recruitment: Protocol["recruitment"],
): RecruitmentLink {
  const parameters: Record<string, string> = {};
  for (const name of PROLIFIC_PARAMETERS) {
    const values = [...new Set([query[name] ?? []].flat())];
    if (values.length > 1) return { kind: "unusable", reason: "contradictory" };
    const [value] = values;
    if (value === undefined) continue;
    if (!ID.test(value)) return { kind: "unusable", reason: value ? "malformed" : "incomplete" };
    parameters[name] = value;
  }
  if (Object.keys(parameters).length === 0) {
    return recruitment.openLink
      ? { kind: "open" }
      : { kind: "unusable", reason: "not-open-to-all" };
  }
  const externalId = parameters.PROLIFIC_PID;
  if (!externalId || !recruitment.prolific) return { kind: "unusable", reason: "incomplete" };
  return { kind: "prolific", externalId, parameters };
}
