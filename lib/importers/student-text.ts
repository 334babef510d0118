const TASK = /^\[(?:predict|explain|answer|factual|counterfactual)\]\s*/;
const QUESTION = "Question:";
const CHOICES = "Choices:";
const CONCLUSION = "So the answer is";
const FORM_OF_ANSWER = /^(\[(factual|counterfactual)\]|Answer:|So the answer is)/;
const LETTERS = [..."abcdefghij"];

/**
 * The stem and the choices of "[predict] Question: … Choices: (a) … (b) …", also under another task
 * or none. Null for a text of another shape, or with fewer than 2 choices or an empty one.
 */
export function readQuestionText(text: string): { stem: string; choices: string[] } | null {
  const { stem, list } = splitQuestion(withoutTask(text)) ?? {};
  if (stem === undefined || list === undefined) return null;
  const choices: string[] = [];
  let rest = list.slice("(a)".length);
  for (const letter of LETTERS.slice(1)) {
    const mark = rest.search(new RegExp(`\\s\\(${letter}\\)(\\s|$)`));
    if (mark === -1) break;
    choices.push(rest.slice(0, mark).trim());
    rest = rest.slice(mark + " (b)".length);
  }
  choices.push(rest.trim());
  return choices.length >= 2 && !choices.includes("") ? { stem, choices } : null;
}

/**
 * The text between "Question:" and the first "Choices:" that "(a)" follows, and what follows that.
 * Not by a pattern: one that allows for white space around each part takes forever over much of it.
 */
function splitQuestion(text: string): { stem: string; list: string } | null {
  if (!text.startsWith(QUESTION)) return null;
  const from = QUESTION.length;
  for (let at = text.indexOf(CHOICES, from); at !== -1; at = text.indexOf(CHOICES, at + 1)) {
    const stem = text.slice(from, at);
    const list = text.slice(at + CHOICES.length).trimStart();
    const apart = /\s/.test(stem.at(-1) ?? "");
    if (list.startsWith("(a)") && apart && stem.trim() !== "") return { stem: stem.trim(), list };
  }
  return null;
}

/**
 * What a student answered: X of "The answer is X", with or without "[answer]". A student trained on
 * counterfactuals writes "[factual] Answer: RATIONALE So the answer is X." instead; then X is what
 * follows the last "So the answer is", and the rationale stands between. `rationale` is null in the
 * first form; the answer is "" where the second form breaks off before it.
 */
export function readAnswerText(text: string): { answer: string; rationale: string | null } {
  const body = withoutTask(text);
  const conclusion = body.lastIndexOf(CONCLUSION);
  if (conclusion === -1 && !body.startsWith("Answer:")) {
    return { answer: body.replace(/^The answer is\s+/, ""), rationale: null };
  }
  const before = conclusion === -1 ? body : body.slice(0, conclusion);
  return {
    answer: conclusion === -1 ? "" : body.slice(conclusion + CONCLUSION.length).trim(),
    rationale: firstLineOf(before.replace(/^Answer:/, "")),
  };
}

/**
 * The explanation: what the student wrote as its rationale, up to the first line break. Where that
 * is missing, or is itself in the form of a counterfactually trained answer, it is the rationale
 * within that form.
 */
export function readExplanation(rationaleText: string, answerText: string): string {
  const within = FORM_OF_ANSWER.test(rationaleText.trim());
  const own = within
    ? readAnswerText(rationaleText).rationale
    : firstLineOf(withoutTask(rationaleText));
  return own || (readAnswerText(answerText).rationale ?? "");
}

function withoutTask(text: string): string {
  return text.trim().replace(TASK, "");
}

function firstLineOf(text: string): string {
  return (
    text
      .trim()
      .split(/\r\n|\n|\r/, 1)[0]
      ?.trim() ?? ""
  );
}
