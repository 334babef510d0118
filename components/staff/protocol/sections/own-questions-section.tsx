"use client";

import { AskedPreview, BesidePreview } from "@/components/staff/protocol/beside-preview";
import { CheckField, SetField } from "@/components/staff/protocol/check-field";
import { useEditing, useField } from "@/components/staff/protocol/editor-context";
import { ChoiceField, LineField, NumberField } from "@/components/staff/protocol/fields";
import { newKey, Rows } from "@/components/staff/protocol/rows";
import { EditorSection, SideBySide } from "@/components/staff/protocol/section";

const blankOption = (items: readonly unknown[]) => ({ key: newKey("option")(items), label: "" });

const blankQuestion = (items: readonly unknown[]) => ({
  key: newKey("question")(items),
  question: "",
  kind: "choice",
  required: true,
  options: [
    { key: "option1", label: "" },
    { key: "option2", label: "" },
  ],
  min: null,
  max: null,
  admits: [],
  admitsFrom: null,
  admitsTo: null,
});

/** What the study asks about participants beside the usual five questions. */
export function OwnQuestionsSection() {
  return (
    <EditorSection id="own-questions" title="Questions about participants">
      <p className="text-soft">
        Everybody is asked for gender, age band, country, qualification and employment. Your own
        questions come after these.
      </p>
      <Rows path="ownQuestions" blank={blankQuestion}>
        {(path, index) => <OwnQuestionFields path={path} index={index} />}
      </Rows>
    </EditorSection>
  );
}

function OwnQuestionFields({ path, index }: { path: string; index: number }) {
  const kind = useField(`${path}.kind`).value;
  const question = useEditing().document.ownQuestions?.[index];
  const options = question?.options ?? [];
  return (
    <BesidePreview
      preview={
        question ? <AskedPreview field={{ ...question, key: `asked-own-${index}` }} /> : null
      }
    >
      <LineField path={`${path}.question`} label={`Own question ${index + 1}`} long />
      <SideBySide>
        <LineField path={`${path}.key`} label="Key, as the data name it" />
        <ChoiceField path={`${path}.kind`} />
      </SideBySide>
      <CheckField path={`${path}.required`} />
      {kind === "choice" ? (
        <>
          <Rows path={`${path}.options`} least={2} blank={blankOption}>
            {(option, place) => (
              <SideBySide>
                <LineField path={`${option}.label`} label={`Option ${place + 1}`} />
                <LineField path={`${option}.key`} label={`Key of option ${place + 1}`} />
              </SideBySide>
            )}
          </Rows>
          <SetField
            path={`${path}.admits`}
            label="Answers with which one can take part; none ticked: with any"
            // An option is named by its key until it has words.
            options={options.map(({ key, label }) => ({ key, label: label || key }))}
          />
        </>
      ) : null}
      {kind === "number" ? (
        <SideBySide>
          <NumberField path={`${path}.min`} />
          <NumberField path={`${path}.max`} />
          <NumberField path={`${path}.admitsFrom`} />
          <NumberField path={`${path}.admitsTo`} />
        </SideBySide>
      ) : null}
    </BesidePreview>
  );
}
