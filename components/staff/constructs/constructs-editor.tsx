"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useHydrated } from "@/components/ui/use-hydrated";
import { statementProblems } from "@/lib/schemas/protocol-edit";
import type { BlindTrial, Protocol } from "@/lib/study/protocol";
import { constructsFor } from "@/lib/study/shown-order";
import { EditorConflict } from "../protocol/editor-conflict";
import { EditorProvider } from "../protocol/editor-context";
import { SaveBar } from "../protocol/save-bar";
import { StatementsSection } from "../protocol/statements-section";
import { type EditedPart, useProtocolDraft } from "../protocol/use-protocol-draft";
import { ConstructLibrary } from "./construct-library";
import { TrialPreview } from "./trial-preview";

const statementsOf = ({ constructs, scale, constructOrder }: Protocol) => ({
  constructs,
  scale,
  constructOrder,
});

const STATEMENTS: EditedPart = {
  name: "constructs",
  over: (theirs, mine) => ({ ...theirs, ...statementsOf(mine) }),
  problems: (document) => statementProblems(statementsOf(document)),
  body: (document) => ({ statements: statementsOf(document) }),
};

interface Props {
  slug: string;
  hash: string;
  document: Protocol;
  sample: BlindTrial | null;
}

/** The constructs of a draft, with a trial beside them that shows exactly these statements. */
export function ConstructsEditor({ slug, hash, document, sample }: Props) {
  const draft = useProtocolDraft(slug, { hash, document }, STATEMENTS);
  const ready = useHydrated();
  const problems = draft.tried ? statementProblems(statementsOf(draft.document)) : [];
  return (
    <EditorProvider
      editing={{
        document: draft.document,
        set: draft.set,
        problems: [...draft.refused, ...problems],
        frozen: false,
      }}
    >
      {draft.conflict ? (
        <EditorConflict
          theirs={draft.conflict.document}
          mine={draft.document}
          onKeepMine={draft.send}
          onTakeTheirs={draft.giveUp}
        />
      ) : null}
      {draft.restored ? (
        <Notice role="status" title="This browser kept what you typed here earlier">
          <p>It is not saved yet.</p>
          <Button look="secondary" className="mt-2" onClick={draft.giveUp}>
            Drop it and go back to what is saved
          </Button>
        </Notice>
      ) : null}
      <div className="mt-6 grid gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <form
          className="min-w-0 space-y-10 [&_:is(input,select,button,summary)]:scroll-mb-28"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            draft.send();
          }}
        >
          <StatementsSection />
          <ConstructLibrary />
          <SaveBar
            label="Save the constructs"
            state={draft.save}
            disabled={!ready || draft.conflict !== null}
          />
        </form>
        <TrialPreview
          shown={sample ?? draft.document.practice}
          constructs={constructsFor(
            { constructs: draft.document.constructs, constructOrder: "fixed" },
            "",
          )}
          scale={draft.document.scale}
          language={document.language}
        />
      </div>
    </EditorProvider>
  );
}
