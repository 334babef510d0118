import type { Recruiter } from "./recruitment";

/** Where somebody comes from who is sent by a recruiter, as it is stored. */
export type RecruitedSource = "PROLIFIC" | "MTURK" | "SONA" | "CLOUDRESEARCH" | "OTHER_RECRUITER";

export interface LinkParameters {
  source: RecruitedSource;
  /** The parameter with the person's id. */
  idParameter: string;
  /** Further parameters that are kept. */
  carriedParameters: readonly string[];
  /** Any of them tells that the link is this recruiter's. */
  marks: readonly string[];
}

/** The recruiters that always name their parameters alike. */
export const KNOWN_RECRUITERS = ["prolific", "mturk", "sona", "cloudresearch"] as const;

/** The parameters of their links. */
export const LINK_PARAMETERS: Record<Exclude<Recruiter, "otherRecruiter">, LinkParameters> = {
  prolific: {
    source: "PROLIFIC",
    idParameter: "PROLIFIC_PID",
    carriedParameters: ["STUDY_ID", "SESSION_ID"],
    marks: ["PROLIFIC_PID", "STUDY_ID", "SESSION_ID", "prolific_token"],
  },
  mturk: {
    source: "MTURK",
    idParameter: "workerId",
    carriedParameters: ["assignmentId", "hitId"],
    // assignmentId is CloudResearch's as well.
    marks: ["workerId", "hitId"],
  },
  sona: {
    source: "SONA",
    idParameter: "survey_code",
    carriedParameters: [],
    marks: ["survey_code"],
  },
  cloudresearch: {
    source: "CLOUDRESEARCH",
    idParameter: "participantId",
    carriedParameters: ["assignmentId", "projectId"],
    marks: ["participantId", "projectId"],
  },
};

/** The parameter that tells one submission of a person from the next; null: there is none. */
export const SUBMISSION_PARAMETER: Record<RecruitedSource, string | null> = {
  PROLIFIC: "SESSION_ID",
  MTURK: "assignmentId",
  SONA: null,
  CLOUDRESEARCH: "assignmentId",
  OTHER_RECRUITER: null,
};
