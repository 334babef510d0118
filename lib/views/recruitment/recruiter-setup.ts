import { PROLIFIC_RETURN } from "@/lib/study/recruitment/completion";
import { LINK_PARAMETERS, SUBMISSION_PARAMETER } from "@/lib/study/recruitment/link-parameters";
import {
  enteredOutcome,
  OUTCOMES,
  type Outcome,
  RECRUITERS,
  type Recruiter,
  type Recruitment,
  type RunEnds,
} from "@/lib/study/recruitment/recruitment";

/** A link by which people take part. */
export interface RecruitingLink {
  /** What the link is for. */
  label: string;
  address: string;
}

/** How a study is set up at one of its recruiters. */
export interface RecruiterSetup {
  name: string;
  link: RecruitingLink;
  /** What to do at the recruiter, in a sentence or two. */
  howTo: string;
  /** How far its links prove who comes by them. */
  proof: LinkProof;
  ends: RecruiterEnd[];
}

/** What a recruiter's link proves: by a signature, by the ID of a submission, or nothing. */
export interface LinkProof {
  kind: "signed" | "signature-off" | "submission" | "nothing";
  text: string;
}

/** What somebody takes back whose run ends so. */
export interface RecruiterEnd {
  outcome: Outcome;
  /** Null: nothing is taken back. */
  takesBack: { code: string; returnUrl: string } | null;
}

export const OUTCOME_WORDS: Record<Outcome, string> = {
  completed: "Completed",
  "no-consent": "Did not consent",
  "screened-out": "Screened out",
  "failed-attention": "Failed attention checks",
  "quota-full": "Quota or study full",
  "timed-out": "Came back too late",
};

/** How every recruiter of the study is set up, for a study whose participants come to `base`. */
export function describeRecruiters(base: string, recruitment: Recruitment): RecruiterSetup[] {
  return RECRUITERS.flatMap((recruiter) => {
    const ends = recruitment[recruiter]?.ends;
    return ends ? [describe(recruiter, base, recruitment, ends)] : [];
  });
}

function describe(
  recruiter: Recruiter,
  base: string,
  recruitment: Recruitment,
  ends: RunEnds,
): RecruiterSetup {
  const { name, query, label, howTo } = wordsOf(recruiter, recruitment);
  return {
    name,
    link: { label: `For ${name}: ${label}`, address: query ? `${base}?${query}` : base },
    howTo,
    proof: proofOf(recruiter, recruitment),
    ends: OUTCOMES.map((outcome) => {
      const entered = enteredOutcome(ends, outcome);
      const end = ends[entered];
      if (!end) return { outcome, takesBack: null };
      const own = recruiter !== "prolific" && entered === "completed";
      const code = end.code ?? (own ? "the participant’s own" : "none");
      const usual =
        recruiter === "prolific" && end.code ? `${PROLIFIC_RETURN}${end.code}` : "by hand";
      return { outcome, takesBack: { code, returnUrl: end.returnUrl ?? usual } };
    }),
  };
}

const ELSEWHERE = "To continue on another device, a participant needs";

function proofOf(recruiter: Recruiter, { prolific }: Recruitment): LinkProof {
  if (recruiter === "prolific" && prolific?.keySet) {
    return { kind: "signed", text: "Signed links are on. Each link proves who opens it." };
  }
  if (recruiter === "prolific") {
    return {
      kind: "signature-off",
      text: `Signed links are off. Anyone who knows a person’s Prolific ID can take part under it. We recommend that you turn on secure links at Prolific and add its keys to the protocol. ${ELSEWHERE} the SESSION_ID they began with.`,
    };
  }
  const unsigned = "Links of this recruiter aren’t signed. Invitations are.";
  const parameter =
    recruiter === "otherRecruiter" ? null : SUBMISSION_PARAMETER[LINK_PARAMETERS[recruiter].source];
  return parameter
    ? { kind: "submission", text: `${unsigned} ${ELSEWHERE} the ${parameter} they began with.` }
    : {
        kind: "nothing",
        text: `${unsigned} The links carry no submission ID, so participants can continue only on the device where they began.`,
      };
}

interface Words {
  name: string;
  /** The link's parameters with the recruiter's placeholders; empty: it adds them itself. */
  query: string;
  label: string;
  howTo: string;
}

function wordsOf(recruiter: Recruiter, recruitment: Recruitment): Words {
  switch (recruiter) {
    case "prolific":
      return {
        name: "Prolific",
        query:
          "PROLIFIC_PID={{%PROLIFIC_PID%}}&STUDY_ID={{%STUDY_ID%}}&SESSION_ID={{%SESSION_ID%}}",
        label: "paste as the study’s address; Prolific fills in the placeholders",
        howTo: recruitment.prolific?.keySet
          ? "Choose URL parameters, switch on the secured address, and enter a completion code for each end below. Links that Prolific has not signed are refused."
          : "Choose URL parameters, and enter a completion code for each end below.",
      };
    case "mturk":
      return {
        name: "MTurk",
        query: "",
        label: "use as the address of an external question; MTurk adds its parameters",
        howTo:
          "Workers who only preview the task are shown the pages, and nothing of them is stored. The code that they hand in is listed with the participants.",
      };
    case "sona":
      return {
        name: "SONA",
        query: "survey_code=%SURVEY_CODE%",
        label: "paste as the study’s address; SONA fills in the placeholder",
        howTo:
          "The address back is SONA’s completion address (client side), with {survey_code} where it ends in XXXX.",
      };
    case "cloudresearch":
      return {
        name: "CloudResearch",
        query: "",
        label: "paste as the project’s address; Connect adds its parameters",
        howTo: "The address back is the one that Connect shows as its redirect.",
      };
    case "otherRecruiter": {
      const { name, idParameter, carriedParameters } = recruitment.otherRecruiter ?? {
        name: "another recruiter",
        idParameter: "id",
        carriedParameters: [],
      };
      return {
        name,
        query: [idParameter, ...carriedParameters].map((each) => `${each}=REPLACE`).join("&"),
        label: "put the recruiter’s placeholder wherever it says REPLACE",
        howTo: `${idParameter} has to hold the recruiter’s own id of the person, the same at every visit.`,
      };
    }
  }
}
