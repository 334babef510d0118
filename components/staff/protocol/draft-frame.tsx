"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { WhenListening } from "@/components/ui/when-listening";
import type { FieldProblem } from "@/lib/errors";
import { EditorConflict } from "./editor-conflict";
import { EditorProvider } from "./editor-context";
import type { useProtocolDraft } from "./use-protocol-draft";

/** Around the fields of a draft: what somebody else saved meanwhile, and what this browser kept. */
export function DraftFrame({
  draft,
  problems,
  frozen,
  children,
}: {
  draft: ReturnType<typeof useProtocolDraft>;
  problems: readonly FieldProblem[];
  frozen: boolean;
  children: ReactNode;
}) {
  const { document, set, conflict, restored, send, giveUp } = draft;
  return (
    <EditorProvider editing={{ document, set, problems, frozen }}>
      {conflict ? (
        <EditorConflict
          theirs={conflict.document}
          mine={document}
          onKeepMine={send}
          onTakeTheirs={giveUp}
        />
      ) : null}
      {restored ? (
        <Notice role="status" title="This browser kept what you typed here earlier">
          <p>It is not saved yet.</p>
          <Button look="secondary" className="mt-2" onClick={giveUp}>
            Drop it and go back to what is saved
          </Button>
        </Notice>
      ) : null}
      <WhenListening>{children}</WhenListening>
    </EditorProvider>
  );
}
