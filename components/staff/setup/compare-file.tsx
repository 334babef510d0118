"use client";

import { type FormEvent, useState } from "react";
import { ChangeList } from "@/components/staff/protocol/change-list";
import { askServer } from "@/components/staff/shell/ask-server";
import { Button } from "@/components/ui/button";
import { LabelledField, tiedField } from "@/components/ui/labelled-field";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { FieldProblem } from "@/lib/errors";
import type { StudyChange } from "@/lib/schemas/setup/study-file-diff";
import { FileProblems } from "./file-problems";

interface Comparison {
  changes: StudyChange[];
  total: number;
  content: boolean;
  leftOut: string[];
}

/** What a file says otherwise than the study; nothing is changed by it. */
export function CompareFile({ slug }: { slug: string }) {
  const ready = useHydrated();
  const [file, setFile] = useState<File | null>(null);
  const [problem, setProblem] = useState<string>();
  const [inFile, setInFile] = useState<FieldProblem[]>([]);
  const [found, setFound] = useState<Comparison | null>(null);
  const [busy, setBusy] = useState(false);
  const tied = tiedField({ id: "compared-file", problem });

  async function compare(event: FormEvent) {
    event.preventDefault();
    setFound(null);
    setInFile([]);
    setProblem(file ? undefined : "Choose the file first.");
    if (!file) return document.getElementById("compared-file")?.focus();
    setBusy(true);
    const reply = await askServer("POST", `/api/studies/${slug}/study.json/comparison`, file);
    setBusy(false);
    if (reply.kind === "done") setFound(reply.body as Comparison);
    else if (reply.kind === "unreachable") setProblem("The server cannot be reached; try again.");
    else {
      setProblem(reply.message);
      setInFile(reply.fields);
    }
  }

  return (
    <form noValidate onSubmit={compare} className="mt-6 max-w-[66ch] space-y-3">
      <LabelledField id="compared-file" label="Compare the study with a file" problem={problem}>
        <input
          {...tied}
          type="file"
          accept=".json,application/json"
          onChange={({ target }) => setFile(target.files?.[0] ?? null)}
        />
      </LabelledField>
      <div role="alert">{inFile.length > 0 ? <FileProblems problems={inFile} /> : null}</div>
      <Button type="submit" look="secondary" disabled={!ready || busy}>
        Compare
      </Button>
      <div role="status">{found ? <Found {...found} /> : null}</div>
    </form>
  );
}

function Found({ changes, total, content, leftOut }: Comparison) {
  return (
    <>
      {content ? null : <p className="text-soft">The file has no content; that was left out.</p>}
      {leftOut.map((sentence) => (
        <p key={sentence} className="text-soft">
          {sentence}
        </p>
      ))}
      {total > 0 ? (
        <p>
          From the study to the file, {total === 1 ? "one thing differs" : `${total} things differ`}
          {total > changes.length ? `; the first ${changes.length} of them` : ""}:
        </p>
      ) : null}
      <ChangeList changes={changes} />
    </>
  );
}
