"use client";

import { BesidePreview, StatementPreview } from "@/components/staff/protocol/beside-preview";
import { SetField } from "@/components/staff/protocol/check-field";
import { useEditing } from "@/components/staff/protocol/editor-context";
import { ChoiceField, LineField, NumberField } from "@/components/staff/protocol/fields";
import { newKey, Rows } from "@/components/staff/protocol/rows";
import { EditorSection, SideBySide } from "@/components/staff/protocol/section";

/** Statements among those of a trial that show whether they were read. */
export function AttentionSection() {
  const { document } = useEditing();
  const options = document.scale.map((words, index) => ({
    key: index + 1,
    label: words || String(index + 1),
  }));
  const blank = (items: readonly unknown[]) => ({
    key: newKey("check")(items),
    kind: "instructional",
    statement: "",
    passing: [],
    trial: 1,
    place: 1,
  });
  return (
    <EditorSection id="attention" title="Attention checks">
      <Rows path="attention.checks" blank={blank}>
        {(path, index) => (
          <BesidePreview
            preview={
              <StatementPreview
                name={path}
                statement={document.attention.checks[index]?.statement ?? ""}
              />
            }
          >
            <SideBySide>
              <LineField path={`${path}.key`} label={`Check ${index + 1}, as the data name it`} />
              <ChoiceField path={`${path}.kind`} />
            </SideBySide>
            <LineField path={`${path}.statement`} label="Statement, as participants see it" long />
            <SetField path={`${path}.passing`} label="Answers that pass" options={options} />
            <SideBySide>
              <NumberField path={`${path}.trial`} label="At trial, from 1" />
              <NumberField path={`${path}.place`} label="Place among its statements, from 1" />
            </SideBySide>
          </BesidePreview>
        )}
      </Rows>
      <SideBySide>
        <NumberField path="attention.failuresAllowed" />
      </SideBySide>
      <p className="text-soft">
        Anyone who fails more checks than that still answers everything, and ends as “failed
        attention checks”.
      </p>
    </EditorSection>
  );
}
