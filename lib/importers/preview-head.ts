import type { ShownExplanation } from "@/lib/study/protocol/protocol";
import { type ContentForm, readContent } from "./content-reader";
import type { Problem } from "./outcome";

export interface HeadPreview {
  /** The first explanations as participants would see them. */
  shown: ShownExplanation[];
  /** What is wrong in the first rows already. */
  problems: Problem[];
}

const SHOWN = 3;

/** What the beginning of a file would bring, read in this way. `whole`: the file ends there. */
export function previewHead(text: string, form: ContentForm, whole: boolean): HeadPreview {
  const reader = readContent(form);
  const rows = [...reader.push(text), ...(whole ? reader.end() : [])];
  return {
    shown: rows
      .flatMap(({ record }) => {
        if (!record || record.answerIndex === null || record.explanation === "") return [];
        const { stem, choices, answerIndex, explanation } = record;
        return stem === null ? [] : [{ stem, choices, answerIndex, explanation }];
      })
      .slice(0, SHOWN),
    problems: rows.flatMap(({ problems }) => problems).slice(0, SHOWN),
  };
}
