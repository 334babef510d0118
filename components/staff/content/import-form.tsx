"use client";

import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useHydrated } from "@/components/ui/use-hydrated";
import { ImportFindings } from "./import-findings";
import { ImportPreview } from "./import-preview";
import { ImportProgressBar } from "./import-progress";
import { ImportReading } from "./import-reading";
import { ImportSource } from "./import-source";
import { LineList } from "./line-list";
import { MappingFields } from "./mapping-fields";
import { SkipLines } from "./skip-lines";
import { StudentFields } from "./student-fields";
import { useContentImport } from "./use-content-import";

/**
 * Takes a file of content in two steps: what it holds and what is wrong with it, then storing what was
 * found. Whatever changes in between has to be checked again.
 */
export function ImportForm({ slug, methods }: { slug: string; methods: string[] }) {
  const hydrated = useHydrated();
  const shown = useRef<HTMLDivElement>(null);
  const state = useContentImport(slug);
  const { file, readAs, report, progress, failure, preview } = state;
  const busy = progress !== null;

  async function send(finding: string | null) {
    await state.send(finding);
    shown.current?.focus();
  }

  return (
    <div className="space-y-8">
      <form
        className="max-w-[48rem] space-y-6"
        onSubmit={(event) => {
          event.preventDefault();
          void send(null);
        }}
      >
        <ImportSource onChoose={state.choose} disabled={!hydrated || busy} />
        {file ? <ImportReading file={file} readAs={readAs} onReadAs={state.setReadAs} /> : null}
        {file && readAs === "table" ? (
          <MappingFields
            columns={file.head.columns}
            mapping={state.mapping}
            onChange={state.setMapping}
          />
        ) : null}
        {readAs === "student-output" || readAs === "table" ? (
          <StudentFields
            methods={methods}
            typed={state.defaults}
            required={readAs === "student-output"}
            onChange={state.setDefaults}
          />
        ) : null}
        {readAs === "accuracy-runs" && (report || state.skip.length > 0) && !report?.stored ? (
          <SkipLines
            found={[...(report?.problems ?? []), ...(report?.remarks ?? [])]}
            skip={state.skip}
            onSkip={state.setSkip}
          />
        ) : null}
        {readAs ? (
          <Button type="submit" look="secondary" disabled={!hydrated || busy}>
            Check the file
          </Button>
        ) : null}
      </form>
      <div ref={shown} tabIndex={-1} className="space-y-6 outline-none">
        <div role="alert">{failure ? <Notice look="danger">{failure}</Notice> : null}</div>
        <div role="status">{progress ? <ImportProgressBar progress={progress} /> : null}</div>
        {report ? (
          <ImportFindings
            key={report.finding ?? "refused"}
            report={report}
            busy={busy}
            slug={slug}
            onStore={send}
          />
        ) : preview ? (
          <>
            <LineList title="In the first rows already" lines={preview.problems} />
            <ImportPreview shown={preview.shown} />
          </>
        ) : null}
      </div>
    </div>
  );
}
