"use client";

import { CheckField, OptionalPart } from "@/components/staff/protocol/check-field";
import { LineField } from "@/components/staff/protocol/fields";
import { KeySetField } from "@/components/staff/protocol/key-set-field";
import { TextRows } from "@/components/staff/protocol/rows";
import { EditorSection } from "@/components/staff/protocol/section";
import { RECRUITER_NAMES } from "@/lib/study/protocol/protocol-fields";
import { RECRUITERS, type Recruiter } from "@/lib/study/recruitment/recruitment";
import { EndFields } from "./end-fields";

const BLANK_ENDS = { completed: { code: null, returnUrl: null } };
const BLANKS: Record<Recruiter, unknown> = {
  prolific: { ends: BLANK_ENDS, keySet: null },
  mturk: { ends: BLANK_ENDS },
  sona: { ends: BLANK_ENDS },
  cloudresearch: { ends: BLANK_ENDS },
  otherRecruiter: { name: "", idParameter: "", carriedParameters: [], ends: BLANK_ENDS },
};

/** Where participants come from, and what they take back. */
export function RecruitmentSection() {
  return (
    <EditorSection id="recruitment" title="Where they come from">
      <div>
        <CheckField path="recruitment.openLink" label="Anybody with the open link" />
        <CheckField
          path="recruitment.invitations"
          label="People with a single-use invitation link"
        />
      </div>
      {RECRUITERS.map((recruiter) => (
        <OptionalPart
          key={recruiter}
          path={`recruitment.${recruiter}`}
          label={RECRUITER_NAMES[recruiter]}
          blank={BLANKS[recruiter]}
        >
          {recruiter === "otherRecruiter" ? <OtherRecruiterFields /> : null}
          <EndFields recruiter={recruiter} />
          {recruiter === "prolific" ? <KeySetField /> : null}
        </OptionalPart>
      ))}
    </EditorSection>
  );
}

function OtherRecruiterFields() {
  const path = "recruitment.otherRecruiter";
  return (
    <>
      <LineField path={`${path}.name`} label="Name of the recruiter" />
      <LineField path={`${path}.idParameter`} label="Parameter of the link with the person’s id" />
      <TextRows path={`${path}.carriedParameters`} item="Further parameter">
        {(line, index) => (
          <LineField path={line} label={`Further parameter ${index + 1}, for return addresses`} />
        )}
      </TextRows>
    </>
  );
}
