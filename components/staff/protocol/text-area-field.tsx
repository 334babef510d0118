"use client";

import { Markdown, MarkdownLine } from "@/components/participant/pages/markdown";
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
  bounded,
  hint,
  problem,
  onType,
  onPasted,
}: {
  id: string;
  label: string;
  value: string;
  /** The language of what is typed. */
  lang?: string;
  /** Whether its height stays as it is: to lay out a whole file would hold up the browser. */
  bounded?: boolean;
  hint?: string;
  /** Whether it is one line, however long: Enter sends the form, and what is pasted has no breaks. */
  line?: boolean;
  problem?: string | undefined;
  onType: (text: string) => void;
  /** Is given what the field would hold with what is pasted; true: it was taken, and is not typed. */
  onPasted?: (text: string) => boolean;
}) {
  const tied = tiedField({ id, hint, problem });
  return (
    <LabelledField id={id} label={label} hint={hint} problem={problem}>
      <textarea
        {...tied}
        dir="auto"
        rows={bounded ? 8 : line ? 1 : 2}
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
        onPaste={(event) => {
          const { value: typed, selectionStart, selectionEnd } = event.currentTarget;
          const pasted = event.clipboardData.getData("text/plain");
          const whole = typed.slice(0, selectionStart) + pasted + typed.slice(selectionEnd);
          if (onPasted?.(whole)) event.preventDefault();
        }}
        className={`${tied.className} ${bounded ? "max-h-80 resize-none overflow-y-auto" : "field-sizing-content"} ${line ? "min-h-11 not-supports-[field-sizing:content]:min-h-20" : "min-h-20"}`}
      />
    </LabelledField>
  );
}
