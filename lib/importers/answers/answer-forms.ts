import { cutRunOn } from "./run-on";

const TASK = /^\[(?:predict|explain|answer|factual|counterfactual)\]\s*/i;
const CONCLUSION = /\bthe (?:(?:correct|right|best|final) )?answer is\b:?/gi;
const HEADING = /^(?:(?:final|correct|right|my) )?answer\s?:/i;

/** A text without the mark of a task before it, as "[answer]". */
export function withoutTask(text: string): string {
  return text.trim().replace(TASK, "");
}

/**
 * What may be the answer in what a student wrote, the whole first: all of it, without its task, what
 * follows "Answer:", what follows the last "the answer is" ("So the answer is (c) a barn."), and the
 * first line of that. Each is trimmed; what runs on into another question is left out.
 */
export function answerForms(text: string): string[] {
  const whole = text.trim();
  const body = cutRunOn(withoutTask(whole)).text;
  const headed = body.replace(HEADING, "").trim();
  const concluded = afterConclusion(headed);
  const [line = ""] = concluded.split("\n", 1);
  return [...new Set([whole, body, headed, concluded, line.trim()])].filter((form) => form !== "");
}

/** What follows the last "the answer is", or all of a text without it. */
function afterConclusion(text: string): string {
  const [start, length] = lastConclusion(text) ?? [0, 0];
  return text.slice(start + length).trim();
}

/** Where the last "the answer is" begins, and how long it is. */
export function lastConclusion(text: string): [start: number, length: number] | null {
  let last: [number, number] | null = null;
  for (const match of text.matchAll(CONCLUSION)) last = [match.index, match[0].length];
  return last;
}
