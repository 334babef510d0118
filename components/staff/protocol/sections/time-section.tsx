"use client";

import { NumberField } from "@/components/staff/protocol/fields";
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
