"use client";

import { useEditing } from "./editor-context";
import { ChoiceField, LineField } from "./fields";
import { newKey, Rows, TextRows } from "./rows";
import { EditorSection, FieldGroup } from "./section";

const blankConstruct = (items: readonly unknown[]) => ({
  key: newKey("Construct")(items),
  statement: "",
});

/** The statements that are rated, and the answers to them. */
export function StatementsSection() {
  const { frozen } = useEditing();
  return (
    <EditorSection id="statements" title="Statements">
      {frozen ? (
        <p className="text-soft">
          The study has opened: which constructs are rated, and on how many answer options, is
          frozen, because answers are stored under them. Words and order can change.
        </p>
      ) : null}
      <Rows path="constructs" fixed={frozen} least={1} blank={blankConstruct}>
        {(path, index) => (
          <div className="space-y-3">
            <LineField
              path={`${path}.key`}
              label={`Construct ${index + 1}, as the data name it${frozen ? " (frozen)" : ""}`}
              disabled={frozen}
            />
            <LineField path={`${path}.statement`} label="Statement to agree with" />
          </div>
        )}
      </Rows>
      <ChoiceField path="constructOrder" />
      <FieldGroup
        title={`Answer options, from 1 upwards${frozen ? " (their number is frozen)" : ""}`}
      >
        <TextRows path="scale" fixed={frozen} least={2}>
          {(path, index) => <LineField path={path} label={`Option ${index + 1}`} />}
        </TextRows>
      </FieldGroup>
    </EditorSection>
  );
}
