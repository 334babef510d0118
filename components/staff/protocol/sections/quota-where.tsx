"use client";

import { useState } from "react";
import { CheckBox } from "@/components/staff/protocol/check-field";
import { useEditing, useField } from "@/components/staff/protocol/editor-context";
import { ABOUT_YOU, type AboutYouField } from "@/lib/study/protocol/about-you";

/** Which answers about themselves put people into a quota cell. */
export function QuotaWhere({ path }: { path: string }) {
  const { problem } = useField(`${path}.where`);
  const own = useEditing().document.ownQuestions ?? [];
  return (
    <div>
      {ABOUT_YOU.map((question) => (
        <AnswersOf key={question.key} path={`${path}.where.${question.key}`} question={question} />
      ))}
      {own
        .filter(({ kind }) => kind === "choice")
        .map((question) => (
          <AnswersOf
            key={`own ${question.key}`}
            path={`${path}.own.${question.key}`}
            question={question}
          />
        ))}
      {problem ? <p className="text-danger">{problem}</p> : null}
    </div>
  );
}

function AnswersOf({
  path,
  question,
}: {
  path: string;
  question: Pick<AboutYouField, "question" | "options">;
}) {
  const { id, value, problem, set } = useField(path);
  const [open, setOpen] = useState(false);
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  const words = question.options.filter(({ key }) => chosen.includes(key)).map((one) => one.label);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary id={id} className="min-h-9 cursor-pointer py-1">
        {question.question}{" "}
        <strong className="font-semibold">{words.join(", ") || "Any answer"}</strong>
      </summary>
      {open ? (
        <fieldset className="max-h-72 min-w-0 overflow-y-auto pl-4">
          <legend className="sr-only">{question.question}</legend>
          {question.options.map(({ key, label }) => (
            <CheckBox
              key={key}
              id={`${id}-${key}`}
              label={label || key}
              checked={chosen.includes(key)}
              onCheck={(checked) => {
                const next = question.options
                  .map((option) => option.key)
                  .filter((one) => (one === key ? checked : chosen.includes(one)));
                // Without an answer the question does not matter for the cell.
                set(next.length > 0 ? next : undefined);
              }}
            />
          ))}
        </fieldset>
      ) : null}
      {problem ? <p className="text-danger">{problem}</p> : null}
    </details>
  );
}
