"use client";

import { useHydrated } from "@/components/ui/use-hydrated";
import { statementProblems } from "@/lib/schemas/protocol/protocol-edit";
import { constructsFor } from "@/lib/study/participation/shown-order";
import type { BlindTrial, Protocol } from "@/lib/study/protocol/protocol";
import { ConstructLibrary } from "./construct-library";
import { DraftFrame } from "./draft-frame";
import { SaveBar } from "./save-bar";
import { StatementsSection } from "./sections/statements-section";
import { TrialPreview } from "./trial-preview";
import { type EditedPart, useProtocolDraft } from "./use-protocol-draft";

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
    <DraftFrame draft={draft} problems={[...draft.refused, ...problems]} frozen={false}>
      <div className="mt-6 grid gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <form
          className="min-w-0 space-y-10 [&_:is(input,select,textarea,button,summary)]:scroll-mb-28"
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
    </DraftFrame>
  );
}
