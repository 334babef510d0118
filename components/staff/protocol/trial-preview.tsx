"use client";

import { useState } from "react";
import { RatingForm } from "@/components/participant/pages/rating-form";
import { ShownExplanationView } from "@/components/participant/pages/shown-explanation";
import { LANGUAGE_TAGS, type Language } from "@/lib/study/protocol/language";
import type { ConstructWording, ShownExplanation } from "@/lib/study/protocol/protocol";

interface Props {
  /** Null where the study has nothing to show yet. */
  shown: ShownExplanation | null;
  constructs: ConstructWording[];
  scale: string[];
  language: Language;
}

/** A trial as participants see it, under the statements as they are typed. Its answers go nowhere. */
export function TrialPreview({ shown, constructs, scale, language }: Props) {
  const [round, setRound] = useState(0);
  return (
    <section
      aria-labelledby="trial-preview"
      className="min-w-0 border border-line p-4 xl:sticky xl:top-4 xl:max-h-[calc(100vh-2rem)] xl:self-start xl:overflow-y-auto"
    >
      <h2 id="trial-preview" className="font-serif text-[1.2rem]">
        As participants see it
      </h2>
      <p className="mb-4 text-soft">Try it: nothing is stored.</p>
      <div data-reader="participant" lang={LANGUAGE_TAGS[language]}>
        {shown ? (
          <ShownExplanationView shown={shown} />
        ) : (
          <p className="text-soft">
            The question and its explanation stand here once the study has content.
          </p>
        )}
        <RatingForm
          of={String(round)}
          constructs={constructs.map((construct) => ({
            ...construct,
            statement: construct.statement || "(no statement yet)",
          }))}
          scale={scale}
          initial={{}}
          onDraft={() => {}}
          onComplete={() => setRound(round + 1)}
        />
      </div>
    </section>
  );
}
