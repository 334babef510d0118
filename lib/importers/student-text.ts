import { lastConclusion, withoutTask } from "./answers/answer-forms";
import { ownLabels } from "./answers/choice-labels";
import { cutRunOn } from "./answers/run-on";
import { splitLettered } from "./answers/split-lettered";

const QUESTION = /^(?:question|q)\s?:/i;
const CHOICES = /(?:\b(?:answer )?(?:choices|options)):/gi;
const PROMPT_FOR_ANSWER = /\s(?:answer|a):$/i;
const CONCLUSION = "So the answer is";
const FORM_OF_ANSWER = /^(\[(factual|counterfactual)\]|Answer:|So the answer is)/;

export interface QuestionText {
  stem: string;
  choices: string[];
  /** Null where they are called a, b, c … in their order. */
  labels: string[] | null;
}

/**
 * The stem and the choices of "[predict] Question: … Choices: (a) … (b) …", also under another task
 * or none, with "Answer Choices:" or "Options:", with the choices in lines of their own, and with other
 * marks around their labels. Null for a text of another shape, or with fewer than 2 choices or an
 * empty one.
 */
export function readQuestionText(text: string): QuestionText | null {
  const body = withoutTask(text).replace(/\r\n?/g, "\n");
  const from = QUESTION.exec(body)?.[0].length ?? 0;
  for (const heading of body.matchAll(CHOICES)) {
    const stem = body.slice(from, heading.index);
    if (!/\s/.test(stem.at(-1) ?? "") || stem.trim() === "") continue;
    const list = body.slice(heading.index + heading[0].length).trim();
    if (!/^[([]?[aA1][)\].:]/.test(list)) continue;
    const read = splitLettered(list.replace(PROMPT_FOR_ANSWER, ""));
    if (!read || read.texts.includes("")) return null;
    return { stem: stem.trim(), choices: read.texts, labels: ownLabels(read.labels) };
  }
  return null;
}

/** The stem of "Question: …" that has no choices at all, as one that is answered by yes or no. */
export function readBareQuestion(text: string): string | null {
  const body = withoutTask(text).replace(/\r\n?/g, "\n");
  const heading = QUESTION.exec(body)?.[0];
  if (heading === undefined || /\b(?:choices|options):/i.test(body)) return null;
  return body.slice(heading.length).replace(PROMPT_FOR_ANSWER, "").trim() || null;
}

/**
 * What a student answered: X of "The answer is X", with or without "[answer]". A student trained on
 * counterfactuals writes "[factual] Answer: RATIONALE So the answer is X." instead; then X is what
 * follows the last "So the answer is", and the rationale stands between. `rationale` is null in the
 * first form; the answer is "" where the second form breaks off before it. What runs on into another
 * question is left out.
 */
export function readAnswerText(text: string): { answer: string; rationale: string | null } {
  const body = cutRunOn(withoutTask(text)).text;
  const conclusion = body.lastIndexOf(CONCLUSION);
  if (conclusion === -1 && !body.startsWith("Answer:")) {
    const [start, length] = lastConclusion(body) ?? [0, 0];
    return { answer: start === 0 ? body.slice(length).trim() : body, rationale: null };
  }
  const before = conclusion === -1 ? body : body.slice(0, conclusion);
  return {
    answer: conclusion === -1 ? "" : body.slice(conclusion + CONCLUSION.length).trim(),
    rationale: before.replace(/^Answer:/, "").trim(),
  };
}

/**
 * The explanation: what the student wrote as its rationale, in all its lines, up to the one on which
 * it runs on into another question (then `cut`). Where that is missing, or is itself in the form of a
 * counterfactually trained answer, it is the rationale within that form.
 */
export function readExplanation(
  rationaleText: string,
  answerText: string,
): { text: string; cut: boolean } {
  const own = cutRunOn(withoutTask(rationaleText));
  const within = FORM_OF_ANSWER.test(rationaleText.trim());
  const text = within ? readAnswerText(rationaleText).rationale : own.text;
  if (text) return { text, cut: own.cut };
  const rationale = readAnswerText(answerText).rationale ?? "";
  return { text: rationale, cut: rationale !== "" && cutRunOn(withoutTask(answerText)).cut };
}
