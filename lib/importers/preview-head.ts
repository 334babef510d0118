import type { ShownExplanation } from "@/lib/study/protocol/protocol";
import { type ContentForm, readContent } from "./content-reader";
import type { Problem } from "./outcome";
import { textDecoder } from "./text/decode-text";
import { TextFlaw } from "./text/text-flaw";

export interface HeadPreview {
  /** The first explanations as participants would see them. */
  shown: ShownExplanation[];
  /** What is wrong in the first rows already. */
  problems: Problem[];
}

const SHOWN = 3;

/** What the beginning of a file would bring, read in this way. `whole`: the file ends there. */
export function previewHead(head: Uint8Array, form: ContentForm, whole: boolean): HeadPreview {
  const { pieces, flaw } = decode(head, whole);
  const reader = readContent(form);
  const rows = pieces.flatMap((piece) => reader.push(piece));
  if (!flaw && whole) rows.push(...reader.end());
  return {
    shown: rows
      .flatMap(({ record }) => {
        if (!record || record.answerIndex === null || record.explanation === "") return [];
        const { stem, choices, answerIndex, explanation } = record;
        return stem === null ? [] : [{ stem, choices, answerIndex, explanation }];
      })
      .slice(0, SHOWN),
    problems: [...rows.flatMap(({ problems }) => problems), ...(flaw ? [flaw] : [])].slice(
      0,
      SHOWN,
    ),
  };
}

function decode(head: Uint8Array, whole: boolean): { pieces: string[]; flaw: Problem | null } {
  const decoder = textDecoder();
  try {
    return { pieces: [...decoder.push(head), ...(whole ? decoder.end() : [])], flaw: null };
  } catch (error) {
    if (!(error instanceof TextFlaw)) throw error;
    return { pieces: [], flaw: { line: error.line, reason: error.message } };
  }
}
