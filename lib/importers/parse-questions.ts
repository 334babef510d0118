import { listRepeated } from "./content-record";
import { conclude, type Imported, type Problem } from "./outcome";
import { questionKey } from "./question-key";
import { type QuestionRecord, readQuestion } from "./read-question";

/** A question with the line on which it stands. */
export interface QuestionOnLine extends QuestionRecord {
  line: number;
}

/**
 * Reads questions in JSON Lines, one question a line, in any of the three shapes in which
 * CommonsenseQA is published: flat (`question`, `choices` as texts, `answer`), its authors' (nested
 * in `question`, with `answerKey`), and Hugging Face's (`choices` as lists of labels and texts).
 * Blank lines, a byte order mark and CRLF are accepted. Fails on a line that is no JSON object, a
 * question without id or stem, with fewer than 2 or more than 10 choices or an empty one, with an
 * answer that is none of them, and on an id that stands twice. Remarks: choices that stand twice in
 * a question, questions that stand twice, questions without an answer (`goldIndex` null).
 */
export function parseQuestions(text: string): Imported<QuestionOnLine[]> {
  const problems: Problem[] = [];
  const remarks: Problem[] = [];
  const records: QuestionOnLine[] = [];
  const withoutAnswer: number[] = [];
  const lineOfId = new Map<string, number>();
  const lineOfText = new Map<string, number>();

  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  for (const [index, content] of lines.entries()) {
    if (content.trim() === "") continue;
    const line = index + 1;
    const read = readLine(content);
    if (Array.isArray(read)) {
      problems.push(...read.map((problem) => ({ line, ...problem })));
      continue;
    }
    const { externalId, choices, goldIndex } = read;
    const lineOfSameId = firstLine(lineOfId, externalId, line);
    if (lineOfSameId !== line) {
      const reason = `The id ${externalId} stands on line ${lineOfSameId} already.`;
      problems.push({ line, field: "id", reason });
    }
    const lineOfSame = firstLine(lineOfText, questionKey(read), line);
    if (lineOfSame !== line) {
      remarks.push({
        line,
        reason: `The same question with the same choices as line ${lineOfSame}.`,
      });
    }
    const repeated = listRepeated(choices);
    if (repeated.length > 0) {
      const reason = `Choices that stand more than once: ${repeated.join(", ")}.`;
      remarks.push({ line, field: "choices", reason });
    }
    if (goldIndex === null) withoutAnswer.push(line);
    records.push({ line, ...read });
  }
  if (records.length === 0 && problems.length === 0) {
    problems.push({ line: 1, reason: "There are no questions in the file." });
  }
  return conclude(records, problems, [...remarks, ...withoutAnswerRemark(withoutAnswer)]);
}

function readLine(content: string): ReturnType<typeof readQuestion> {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return [{ reason: "Not valid JSON; each line holds one question as a JSON object." }];
  }
  return readQuestion(value);
}

function firstLine(lines: Map<string, number>, key: string, line: number): number {
  const first = lines.get(key) ?? line;
  lines.set(key, first);
  return first;
}

/** One remark for all of them: in a test split no question has its answer. */
function withoutAnswerRemark(lines: number[]): Problem[] {
  const [line] = lines;
  if (line === undefined) return [];
  const named = lines.slice(0, 10).join(", ");
  const rest = lines.length > 10 ? ` and ${lines.length - 10} more` : "";
  const reason = `Questions without an answer: ${lines.length}, on line ${named}${rest}.`;
  return [{ line, field: "answerKey", reason }];
}
