"use client";

import { CheckField } from "@/components/staff/protocol/check-field";
import { useEditing } from "@/components/staff/protocol/editor-context";
import { ChoiceField, NumberField } from "@/components/staff/protocol/fields";
import { EditorSection, FieldGroup, SideBySide } from "@/components/staff/protocol/section";
import { formatCount } from "@/lib/format";
import type { MethodPool } from "@/lib/study/assignment/pool-problems";

/** Which explanations participants get, how many, and in which order. */
export function TrialsSection({ pool }: { pool: MethodPool[] }) {
  const { document } = useEditing();
  const { ratingsPerExplanation } = document.assignment;
  return (
    <EditorSection id="trials" title="What they rate">
      <SideBySide>
        <NumberField path="explanationsPerMethod" />
        <NumberField path="assignment.ratingsPerExplanation" />
      </SideBySide>
      <p className="text-soft">
        {pool.length} methods, {document.explanationsPerMethod ?? "?"} explanations of each:{" "}
        {pool.length * (document.explanationsPerMethod ?? 0)} trials for every participant.
        {ratingsPerExplanation === null
          ? ""
          : ` The study is full when every explanation has ${ratingsPerExplanation} ratings.`}
      </p>
      <ChoiceField path="assignment.kind" />
      <FieldGroup title="Which explanations may be shown">
        <div>
          <CheckField path="pool.onlyCorrect" />
          <CheckField path="pool.onlySharedQuestions" />
        </div>
        <SideBySide>
          <NumberField path="pool.minLength" />
          <NumberField path="pool.maxLength" />
        </SideBySide>
        <div role="status">
          <p>Explanations that remain under these rules:</p>
          <ul className="flex flex-wrap gap-x-6 tabular-nums">
            {pool.map(({ label, remaining, all }) => (
              <li key={label}>
                {label}: {formatCount(remaining)} of {formatCount(all)}
              </li>
            ))}
          </ul>
        </div>
      </FieldGroup>
      <SideBySide>
        <ChoiceField path="choiceOrder" />
      </SideBySide>
      <CheckField path="showGold" label="Show which choice is the right one" />
    </EditorSection>
  );
}
