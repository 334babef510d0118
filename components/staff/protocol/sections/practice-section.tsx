"use client";

import { useState } from "react";
import { ComprehensionQuestionView } from "@/components/participant/pages/comprehension-question";
import { ShownExplanationView } from "@/components/participant/pages/shown-explanation";
import { BesidePreview } from "@/components/staff/protocol/beside-preview";
import { OptionalPart } from "@/components/staff/protocol/check-field";
import { useEditing } from "@/components/staff/protocol/editor-context";
import { LineField, NumberField, PlaceField } from "@/components/staff/protocol/fields";
import { newKey, Rows, TextRows } from "@/components/staff/protocol/rows";
import { EditorSection, SideBySide } from "@/components/staff/protocol/section";
import { MarkdownField, TextAreaField } from "@/components/staff/protocol/text-area-field";
import { askedQuestions } from "@/lib/study/protocol/checks";

const BLANK_PRACTICE = { stem: "", choices: ["", ""], answerIndex: 0, explanation: "" };

const blankQuestion = (items: readonly unknown[]) => ({
  key: newKey("question")(items),
  question: "",
  options: ["", ""],
  right: 0,
});

/** One explanation to try the scales on, and questions about the instructions. */
export function PracticeSection() {
  const { document } = useEditing();
  const { practice, comprehension } = document;
  return (
    <EditorSection id="practice" title="Practice and comprehension">
      <MarkdownField
        path="instructions"
        orNone
        label="Your own words about the task, before the usual ones; in Markdown, may be empty"
      />
      <OptionalPart path="practice" label="One explanation to practise on" blank={BLANK_PRACTICE}>
        <BesidePreview preview={practice ? <ShownExplanationView shown={practice} /> : null}>
          <TextAreaField path="practice.stem" />
          <TextRows path="practice.choices" least={2}>
            {(path, index) => <LineField path={path} label={`Choice ${index + 1}`} />}
          </TextRows>
          <SideBySide>
            <PlaceField path="practice.answerIndex" options={practice?.choices ?? []} />
          </SideBySide>
          <TextAreaField path="practice.explanation" />
        </BesidePreview>
      </OptionalPart>
      <OptionalPart
        path="comprehension"
        label="Check that the instructions were understood"
        blank={{ questions: [blankQuestion([])], tries: 2 }}
      >
        <p className="text-soft">
          This check comes before the first trial. Anyone who fails all tries is screened out, and
          is never rejected for it.
        </p>
        <Rows path="comprehension.questions" least={1} blank={blankQuestion}>
          {(path, index) => (
            <BesidePreview preview={<QuestionPreview index={index} />}>
              <LineField path={`${path}.question`} label={`Question ${index + 1}`} long />
              <LineField path={`${path}.key`} label="Key, as the data name it" />
              <TextRows path={`${path}.options`} least={2}>
                {(line, place) => <LineField path={line} label={`Option ${place + 1}`} />}
              </TextRows>
              <PlaceField
                path={`${path}.right`}
                options={comprehension?.questions[index]?.options ?? []}
              />
            </BesidePreview>
          )}
        </Rows>
        <SideBySide>
          <NumberField path="comprehension.tries" label="Tries, two at the least" />
        </SideBySide>
      </OptionalPart>
    </EditorSection>
  );
}

/** A question about the instructions, to be tried; nothing is stored. */
function QuestionPreview({ index }: { index: number }) {
  const [value, setValue] = useState<number>();
  const question = askedQuestions(useEditing().document.comprehension)[index];
  if (!question) return null;
  // An option is named by its place until it has words.
  const options = question.options.map((option, place) => option || `(option ${place + 1})`);
  return (
    <ComprehensionQuestionView
      question={{ ...question, options }}
      value={value}
      wrong={false}
      onChange={setValue}
    />
  );
}
