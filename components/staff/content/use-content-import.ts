"use client";

import { useRef, useState } from "react";
import { type ColumnMapping, suggestMapping } from "@/lib/importers/column-mapping";
import { type FileForm, formOf } from "@/lib/importers/content-form";
import { type FileHead, HEAD_BYTES, lookAtHead } from "@/lib/importers/look-at-head";
import type { ContentDefaults } from "@/lib/importers/map-content-row";
import { previewHead } from "@/lib/importers/preview-head";
import { contentFormSchema } from "@/lib/schemas/content/content-import";
import type { ContentReport } from "@/lib/views/content/content-import";
import { type SendingProgress, sendContent } from "./send-content";

export interface ChosenFile {
  name: string;
  body: Blob;
  head: FileHead;
  /** Its beginning, for the preview. */
  start: Uint8Array;
  whole: boolean;
}

export type ReadAs = FileForm["kind"];

/** The state of an import: the file, how it is read, and what was found. */
export function useContentImport(slug: string) {
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [readAs, setReadAs] = useState<ReadAs | null>(null);
  const [mapping, setMapping] = useState<ColumnMapping>({ columns: {}, choices: [] });
  const [defaults, setDefaults] = useState({ method: "", modelSize: "", runNumber: "" });
  const [skip, setSkip] = useState<number[]>([]);
  const [report, setReport] = useState<ContentReport | null>(null);
  const [progress, setProgress] = useState<SendingProgress | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const chosen = useRef(0);

  /** What was found holds for what was looked at alone. */
  function anew() {
    setReport(null);
    setFailure(null);
  }

  async function choose(name: string, body: Blob) {
    const turn = ++chosen.current;
    const bytes = new Uint8Array(await body.slice(0, HEAD_BYTES).arrayBuffer());
    if (turn !== chosen.current) return;
    const head = lookAtHead(bytes);
    anew();
    setSkip([]);
    setFile({ name, body, head, start: bytes, whole: body.size <= HEAD_BYTES });
    setMapping(suggestMapping(head.columns));
    setReadAs(head.kind === "unknown" || head.kind === "ratings" ? null : head.kind);
  }

  function clear() {
    chosen.current += 1;
    anew();
    setFile(null);
    setReadAs(null);
  }

  const choices = { mapping, defaults: typedDefaults(defaults), skip };
  const form = file && readAs ? formOf(readAs, choices) : null;
  const parsed = form ? contentFormSchema.safeParse(form) : null;
  const preview =
    file && parsed?.success && parsed.data.kind !== "accuracy-runs"
      ? previewHead(file.start, parsed.data, file.whole)
      : null;

  async function send(finding: string | null) {
    if (!file || progress) return;
    setFailure(null);
    if (!parsed?.success) {
      setFailure(parsed?.error.issues[0]?.message ?? "Say how the file is to be read.");
      return;
    }
    const query = new URLSearchParams({ form: JSON.stringify(form) });
    if (finding) query.set("finding", finding);
    setProgress({ step: "sending", done: 0, of: file.body.size });
    const url = `/api/studies/${slug}/content/import?${query}`;
    const sent = await sendContent(url, file.body, setProgress);
    setProgress(null);
    if ("report" in sent) setReport(sent.report);
    else setFailure(sent.failure);
  }

  const changing =
    <Value>(set: (value: Value) => void) =>
    (value: Value) => {
      anew();
      set(value);
    };
  return {
    file,
    readAs,
    mapping,
    defaults,
    skip,
    report,
    progress,
    failure,
    preview,
    choose,
    clear,
    send,
    setReadAs: changing(setReadAs),
    setMapping: changing(setMapping),
    setDefaults: changing(setDefaults),
    setSkip: changing(setSkip),
  };
}

/** What was typed, as the form of an import has it. */
function typedDefaults(typed: {
  method: string;
  modelSize: string;
  runNumber: string;
}): ContentDefaults {
  const run = typed.runNumber.trim();
  return { ...typed, runNumber: run === "" ? null : Number(run) };
}
