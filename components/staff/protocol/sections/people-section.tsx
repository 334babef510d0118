"use client";

import { AskedPreview, BesidePreview } from "@/components/staff/protocol/beside-preview";
import { CheckField, OptionalPart } from "@/components/staff/protocol/check-field";
import { useEditing } from "@/components/staff/protocol/editor-context";
import { ChoiceField, LineField, NumberField } from "@/components/staff/protocol/fields";
import { newKey, Rows } from "@/components/staff/protocol/rows";
import { EditorSection, FieldGroup, SideBySide } from "@/components/staff/protocol/section";
import { MOST_BEYOND_TARGET } from "@/lib/study/assignment/has-gaps";
import { QuotaWhere } from "./quota-where";
import { ScreeningOptions } from "./screening-options";

const blankCell = (items: readonly unknown[]) => ({
  key: newKey("cell")(items),
  label: "",
  where: {},
  target: 0,
});
const blankScreening = (items: readonly unknown[]) => ({
  key: newKey("screening")(items),
  question: "",
  options: [
    { key: "yes", label: "Yes" },
    { key: "no", label: "No" },
  ],
  admits: ["yes"],
});

/** How many are wanted, of whom, and who cannot take part. */
export function PeopleSection() {
  return (
    <EditorSection id="people" title="Who takes part">
      <SideBySide>
        <NumberField
          path="targetParticipants"
          hint={`Up to ${MOST_BEYOND_TARGET} more are taken where that evens out how often explanations are rated.`}
        />
      </SideBySide>
      <OptionalPart
        path="reward"
        label="Participants who complete are paid"
        blank={{ amount: null, currency: "EUR" }}
        leftOut
      >
        <p className="text-soft">
          What the recruiter pays for each completion. The monitor shows what it makes per hour.
          Participants read about it only if your information says it.
        </p>
        <SideBySide>
          <NumberField path="reward.amount" />
          <ChoiceField path="reward.currency" />
        </SideBySide>
      </OptionalPart>
      <FieldGroup title="Screening questions">
        <Rows path="screening" blank={blankScreening}>
          {(path, index) => (
            <BesidePreview preview={<ScreeningPreview index={index} />}>
              <LineField path={`${path}.question`} label={`Screening question ${index + 1}`} long />
              <LineField path={`${path}.key`} label="Key, as the data name it" />
              <ScreeningOptions path={path} />
            </BesidePreview>
          )}
        </Rows>
      </FieldGroup>
      <FieldGroup title="Quotas">
        <OptionalPart
          path="quotas"
          label="Limit how many people of each kind take part"
          blank={{ cells: [blankCell([])], admitOthers: true }}
        >
          <p className="text-soft">A participant belongs to the first cell that fits.</p>
          <Rows path="quotas.cells" least={1} blank={blankCell}>
            {(path, index) => (
              <div className="space-y-3">
                <SideBySide>
                  <LineField path={`${path}.label`} label={`Cell ${index + 1}: name`} />
                  <LineField path={`${path}.key`} label="Key, as the data name it" />
                </SideBySide>
                <QuotaWhere path={path} />
                <SideBySide>
                  <NumberField path={`${path}.target`} />
                </SideBySide>
              </div>
            )}
          </Rows>
          <CheckField path="quotas.admitOthers" />
        </OptionalPart>
      </FieldGroup>
    </EditorSection>
  );
}

function ScreeningPreview({ index }: { index: number }) {
  const question = useEditing().document.screening[index];
  return question ? (
    <AskedPreview field={{ ...question, key: `asked-screening-${index}` }} />
  ) : null;
}
