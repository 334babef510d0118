"use client";

import { VERBATIM } from "@/components/ui/verbatim";
import type { ShownExplanation } from "@/lib/study/protocol/protocol";
import { useWords } from "./words";

/** A question, its choices with the model's answer marked (and the right one, where the study shows it), and the explanation. */
export function ShownExplanationView({ shown }: { shown: ShownExplanation }) {
  const words = useWords();
  const lang = words.questionsIn;
  return (
    <div className="font-serif">
      <p
        {...VERBATIM}
        lang={lang}
        className="max-w-[66ch] whitespace-pre-line text-[1.2rem] leading-snug"
      >
        {shown.stem}
      </p>
      <ol className="choices mt-4">
        {shown.choices.map((choice, index) => {
          const answer = index === shown.answerIndex;
          const marks = [
            ...(answer ? [words.modelAnswer] : []),
            ...(index === shown.goldIndex ? [words.rightAnswer] : []),
          ];
          return (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: choices may repeat and never move.
              key={index}
              className={answer ? "rounded bg-accent-wash font-semibold" : ""}
            >
              <span aria-hidden="true" className="font-sans text-accent">
                {answer ? "▸" : ""}
              </span>
              <span className="font-sans text-soft">{String.fromCharCode(97 + index)}</span>
              <span {...VERBATIM} lang={lang} className="whitespace-pre-line">
                {choice}
              </span>
              {marks.length > 0 ? (
                <span className="font-sans text-[0.9rem] font-normal">{marks.join(", ")}</span>
              ) : null}
            </li>
          );
        })}
      </ol>
      <p className="mt-5 font-sans font-semibold">{words.modelExplains}</p>
      <blockquote
        {...VERBATIM}
        lang={lang}
        className="mt-1 max-w-[66ch] border-s-2 border-accent ps-4 whitespace-pre-line"
      >
        {shown.explanation}
      </blockquote>
    </div>
  );
}
