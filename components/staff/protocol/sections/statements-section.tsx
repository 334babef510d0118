"use client";

import { useEditing } from "@/components/staff/protocol/editor-context";
import { ChoiceField } from "@/components/staff/protocol/fields";
import { newKey, Rows } from "@/components/staff/protocol/rows";
import { EditorSection, FieldGroup } from "@/components/staff/protocol/section";
import { ConstructFields } from "./construct-fields";
import { ScaleFields } from "./scale-fields";

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
          The study has opened: which constructs are rated, on how many answer options, and how they
          are counted is frozen, because answers are stored under them. Words and order can change.
        </p>
      ) : null}
      <Rows path="constructs" fixed={frozen} least={1} blank={blankConstruct}>
        {(path, index) => <ConstructFields path={path} index={index} />}
      </Rows>
      <ChoiceField path="constructOrder" />
      <FieldGroup title="Answer options of all statements without their own">
        <ScaleFields path="scale" fixed={frozen} />
      </FieldGroup>
    </EditorSection>
  );
}
