import { z } from "zod";
import { KNOWN_RECRUITERS, LINK_PARAMETERS } from "@/lib/study/recruitment/link-parameters";
import { OUTCOMES } from "@/lib/study/recruitment/recruitment";
import { key, line } from "./protocol-words";

const runEnd = z.strictObject({
  code: key.nullable(),
  returnUrl: z
    .string()
    .max(2000)
    .regex(/^https:\/\/[^/\s{}]+(\/\S*)?$/, "An address that begins with https://.")
    .nullable(),
});
const otherEnds = Object.fromEntries(
  OUTCOMES.filter((outcome) => outcome !== "completed").map((outcome) => [
    outcome,
    runEnd.optional(),
  ]),
);
const runEnds = z.strictObject({ completed: runEnd, ...otherEnds });
const recruiter = z.strictObject({ ends: runEnds }).nullable().default(null);

/** Earlier versions of the protocol knew one recruiter with one code. */
function withEnds(prolific: unknown): unknown {
  if (!prolific || typeof prolific !== "object" || !("completionCode" in prolific)) return prolific;
  return { ends: { completed: { code: prolific.completionCode, returnUrl: null } } };
}

const recruitmentParts = z.strictObject({
  openLink: z.boolean(),
  invitations: z.boolean().default(false),
  prolific: z.preprocess(
    withEnds,
    z
      .strictObject({
        ends: runEnds,
        keySet: z.array(z.record(z.string(), z.unknown())).min(1).max(20).nullable().default(null),
      })
      .nullable(),
  ),
  mturk: recruiter,
  sona: recruiter,
  cloudresearch: recruiter,
  otherRecruiter: z
    .strictObject({
      name: line,
      idParameter: key,
      carriedParameters: z.array(key).max(20),
      ends: runEnds,
    })
    .nullable()
    .default(null),
});
/** One parameter cannot name the people of two recruiters. */
export const recruitment = recruitmentParts.refine(
  ({ otherRecruiter, ...parts }) =>
    KNOWN_RECRUITERS.every(
      (known) =>
        !parts[known] || !LINK_PARAMETERS[known].marks.includes(otherRecruiter?.idParameter ?? ""),
    ),
  {
    path: ["otherRecruiter", "idParameter"],
    message: "Another recruiter of this study uses this parameter.",
  },
);
