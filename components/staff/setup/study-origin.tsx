"use client";

import { useState } from "react";
import { SelectField } from "@/components/staff/comparison/plan/select-field";
import { TextArea } from "@/components/staff/protocol/text-area-field";
import { LabelledField, tiedField } from "@/components/ui/labelled-field";

/**
 * What a new study begins as: nothing, a file, another study by its name in addresses, or a bundle,
 * which makes it a closed one with its answers.
 */
export type StudyOrigin =
  | { kind: "nothing" }
  | { kind: "file" }
  | { kind: "bundle" }
  | { kind: "copy"; from: string };

const NOTHING = "nothing";
const FILE = "file";
const BUNDLE = "bundle";
const COPY = "copy/";

/** What a new study begins as, and the file where it is one. */
export function StudyOriginFields({
  origin,
  others,
  problem,
  onOrigin,
  onFile,
}: {
  origin: StudyOrigin;
  /** The studies of which a new one can be made. */
  others: readonly { slug: string; title: string }[];
  /** Why there is no file to be sent. */
  problem: string | undefined;
  onOrigin: (origin: StudyOrigin) => void;
  onFile: (file: File | null) => void;
}) {
  // Of a file and a pasted text the one that came last is sent.
  const [chosen, setChosen] = useState<File | null>(null);
  const [pasted, setPasted] = useState("");
  const tied = tiedField({ id: "new-file", problem });
  return (
    <>
      <SelectField
        id="new-origin"
        label="It begins as"
        value={origin.kind === "copy" ? `${COPY}${origin.from}` : origin.kind}
        options={[
          { value: NOTHING, label: "a study of explanations, to be filled in" },
          { value: FILE, label: "a study’s file (grounded.study.json)" },
          { value: BUNDLE, label: "a finished study, of its bundle (bundle.zip)" },
          ...others.map(({ slug, title }) => ({
            value: `${COPY}${slug}`,
            label: `a copy of “${title}” (${slug})`,
          })),
        ]}
        onChange={({ target: { value } }) => {
          if (value.startsWith(COPY)) onOrigin({ kind: "copy", from: value.slice(COPY.length) });
          else onOrigin({ kind: value === FILE || value === BUNDLE ? value : NOTHING });
          onFile(null);
        }}
      />
      {origin.kind === "file" ? (
        <>
          <LabelledField id="new-file" label="The study’s file" problem={problem}>
            <input
              {...tied}
              type="file"
              accept=".json,application/json"
              onChange={({ target }) => {
                const file = target.files?.[0] ?? null;
                setChosen(file);
                setPasted("");
                onFile(file);
              }}
            />
          </LabelledField>
          <details>
            <summary className="min-h-9 cursor-pointer font-semibold">
              Paste its text instead
            </summary>
            <TextArea
              id="new-pasted"
              label="Text of the file"
              value={pasted}
              onType={(text) => {
                setPasted(text);
                onFile(text.trim() === "" ? chosen : new File([text], "pasted.json"));
              }}
            />
          </details>
        </>
      ) : null}
      {origin.kind === "bundle" ? (
        <>
          <LabelledField id="new-file" label="The bundle" problem={problem}>
            <input
              {...tied}
              type="file"
              accept=".zip,application/zip"
              onChange={({ target }) => onFile(target.files?.[0] ?? null)}
            />
          </LabelledField>
          <p className="text-soft">
            Every file in it is checked first. The study is closed, with its answers and the same
            comparison; the ids and codes of its recruiters are in no bundle.
          </p>
        </>
      ) : null}
      {origin.kind === "nothing" || origin.kind === "bundle" ? null : (
        <p className="text-soft">
          Its methods, protocol and content are taken over; its people, answers and dates are not,
          nor the codes of its recruiters.
        </p>
      )}
    </>
  );
}
