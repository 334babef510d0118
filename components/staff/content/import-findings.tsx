"use client";

import { useState } from "react";
import { CheckBox } from "@/components/staff/protocol/check-field";
import { StaffLink } from "@/components/staff/shell/staff-link";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ContentReport } from "@/lib/views/content/content-import";
import { ImportPreview } from "./import-preview";
import { LineList } from "./line-list";
import { StudentTable } from "./student-table";

/** What was found in a file, and the button that stores it; or what was stored. */
export function ImportFindings({
  report,
  busy,
  slug,
  onStore,
}: {
  report: ContentReport;
  busy: boolean;
  slug: string;
  onStore: (finding: string) => void;
}) {
  const [seen, setSeen] = useState(false);
  const { ok, stored, sentences, students, problems, remarks, preview, finding } = report;
  const title = stored ? "Stored" : ok ? "This is in the file" : "This cannot be stored";
  return (
    <div className="space-y-6">
      <Notice look={ok ? "quiet" : "danger"} title={title}>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Notice>
      <LineList title="What stops the import" lines={problems} />
      {stored ? null : (
        <>
          <StudentTable students={students} />
          <LineList title="What is worth a look" lines={remarks} />
          <ImportPreview shown={preview} />
        </>
      )}
      {stored ? (
        <p>
          <StaffLink href={`/studies/${slug}/content`}>Look at the content</StaffLink>, or take in
          another file above.
        </p>
      ) : finding ? (
        <div className="space-y-3 border-t border-line pt-4">
          {remarks.length > 0 ? (
            <CheckBox
              id="seen"
              label="I have seen what is worth a look."
              checked={seen}
              onCheck={setSeen}
            />
          ) : null}
          <Button onClick={() => onStore(finding)} disabled={busy || (remarks.length > 0 && !seen)}>
            {busy ? "Storing…" : "Store it in the draft"}
          </Button>
        </div>
      ) : (
        <p>Nothing was stored. Correct the file or what is chosen above, and check it again.</p>
      )}
    </div>
  );
}
