"use client";

import { useField } from "@/components/staff/protocol/editor-context";
import { NumberField } from "@/components/staff/protocol/fields";
import { Rows } from "@/components/staff/protocol/rows";
import { EditorSection, SideBySide } from "@/components/staff/protocol/section";

/** How long it takes, and for how long places are kept. */
export function TimeSection() {
  return (
    <EditorSection id="time" title="Time">
      <SideBySide>
        <NumberField path="expectedMinutes" />
        <NumberField path="timeLimitMinutes" />
        <NumberField path="holdMinutes" />
      </SideBySide>
      <p className="text-soft">
        A place is held until the first answer, then kept until the time limit. After the time
        limit, a participant’s unanswered places go to others. A late answer is stored all the same.
      </p>
    </EditorSection>
  );
}

/** Looks at the tests while the study runs, planned before it begins. */
export function LooksSection() {
  const { value } = useField("interimLooks");
  const planned = Array.isArray(value) ? value : [];
  const next = () => (Number(planned.at(-1)) || 0) + 50;
  return (
    <EditorSection id="looks" title="Planned looks">
      <p className="text-soft">
        Numbers of completed participants at which the tests may be looked at while the study runs.
        Without any, tests wait for the end.
      </p>
      <Rows path="interimLooks" blank={next}>
        {(path, index) => (
          <NumberField path={path} label={`Look ${index + 1}: completed participants`} />
        )}
      </Rows>
    </EditorSection>
  );
}
