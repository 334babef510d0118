"use client";

import { Markdown, MarkdownLine } from "@/components/participant/markdown";
import { LabelledField, tiedField } from "@/components/ui/labelled-field";
import { useField } from "./editor-context";

/** Several lines of text; the box grows with them. */
export function TextAreaField({ path, label }: { path: string; label?: string }) {
  const { id, field, value, problem, set } = useField(path);
  return (
    <TextArea
      id={id}
      label={label ?? field.label}
      value={typeof value === "string" ? value : ""}
      problem={problem}
      onType={set}
    />
  );
}

/** The same in Markdown, with what participants see of it beneath. With `orNone`, an empty one is no value. */
export function MarkdownField({
  path,
  label,
  line,
  orNone,
}: {
  path: string;
  label?: string;
  /** Whether it stands in one line, as a consent does. */
  line?: boolean;
  orNone?: boolean;
}) {
  const { id, field, value, problem, set } = useField(path);
  const text = typeof value === "string" ? value : "";
  return (
    <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
      <TextArea
        id={id}
        label={label ?? field.label}
        value={text}
        problem={problem}
        onType={(typed) => set(orNone && typed === "" ? undefined : typed)}
      />
      <div className="min-w-0">
        <p className="text-soft">As participants see it</p>
        <div data-reader="participant" className="mt-1 font-serif">
          {line ? <MarkdownLine text={text} /> : <Markdown text={text} />}
        </div>
      </div>
    </div>
  );
}

/** The box itself, for what is kept in another form than it is typed. */
export function TextArea({
  id,
  label,
  value,
  lang,
  line,
  problem,
  onType,
}: {
  id: string;
  label: string;
  value: string;
  /** The language of what is typed. */
  lang?: string;
  /** Whether it is one line, however long: Enter sends the form, and what is pasted has no breaks. */
  line?: boolean;
  problem?: string | undefined;
  onType: (text: string) => void;
}) {
  const tied = tiedField({ id, problem });
  return (
    <LabelledField id={id} label={label} problem={problem}>
      <textarea
        {...tied}
        rows={line ? 1 : 2}
        lang={lang}
        value={value}
        onKeyDown={(event) => {
          if (!line || event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
        onChange={({ target }) =>
          onType(line ? target.value.replace(/\s*\n\s*/g, " ") : target.value)
        }
        className={`${tied.className} field-sizing-content ${line ? "min-h-11 not-supports-[field-sizing:content]:min-h-20" : "min-h-20"}`}
      />
    </LabelledField>
  );
}
