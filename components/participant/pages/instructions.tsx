"use client";

import { useState } from "react";
import type { AskedQuestion } from "@/lib/study/protocol/checks";
import type { ConstructWording, ShownExplanation } from "@/lib/study/protocol/protocol";
import { RatingForm } from "./rating-form";
import { ShownExplanationView } from "./shown-explanation";
import { StartForm } from "./start-form";
import { useWords } from "./words";

/** One explanation to try the scales on, whose ratings go nowhere; then the start. */
export function Instructions({
  study,
  practice,
  constructs,
  scale,
  questions,
}: {
  study: string;
  practice: ShownExplanation | null;
  constructs: ConstructWording[];
  scale: string[];
  questions: AskedQuestion[];
}) {
  const words = useWords();
  const [practised, setPractised] = useState(practice === null);
  if (practised) {
    return <StartForm study={study} questions={questions} hasPractised={practice !== null} />;
  }
  return (
    <>
      <h2 className="mt-8 mb-4 border-b border-line pb-2 font-semibold">{words.practice}</h2>
      {practice ? <ShownExplanationView shown={practice} /> : null}
      <RatingForm
        constructs={constructs}
        scale={scale}
        initial={{}}
        onDraft={() => {}}
        onComplete={() => setPractised(true)}
        continueLabel={words.donePractising}
      />
    </>
  );
}
