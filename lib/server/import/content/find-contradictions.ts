import "server-only";
import { foreignLabelReason } from "@/lib/importers/answers/resolve-answer";
import { LISTED, type Problem } from "@/lib/importers/outcome";
import { Prisma } from "@/lib/server/prisma-client/client";
import type { Transaction } from "@/lib/server/shared/db";
import { FOLDED_ANSWER, FOREIGN_LABEL } from "./answers-by-id";
import { AMBIGUOUS, FOLDED, KNOWN_AS_OUTPUT } from "./match-folded";

/** One more than is listed, so that it is seen that there are more. */
const MOST = LISTED + 1;

/** What the staged rows say against each other, and against the study. */
export async function findContradictions(
  tx: Transaction,
  studyId: string,
  kind: "questions" | "student-output" | "table",
): Promise<Problem[]> {
  const onlyQuestions = kind === "questions";
  return [
    ...(await twiceInFile(tx, onlyQuestions)),
    ...(await otherThanInStudy(tx, onlyQuestions)),
    ...(onlyQuestions ? await knownAsOutput(tx) : []),
    ...(await withoutQuestion(tx)),
    ...(await foreignLabels(tx)),
    ...(await answeredTwice(tx)),
    ...(await explainedBefore(tx, studyId)),
  ];
}

async function twiceInFile(tx: Transaction, everyTime: boolean): Promise<Problem[]> {
  const rows = await tx.$queryRaw<{ line: number; id: string; first: number }[]>`
    SELECT line, id, first FROM (
      SELECT line, external_id AS id, key, gold, row_number() OVER same AS place,
             first_value(line) OVER same AS first, first_value(key) OVER same AS first_key,
             first_value(gold) OVER same AS first_gold
        FROM incoming WHERE stem IS NOT NULL AND external_id IS NOT NULL
        WINDOW same AS (PARTITION BY external_id ORDER BY line)
    ) one
    WHERE place > 1
      AND (${everyTime} OR key <> first_key OR (gold <> first_gold AND gold <> '' AND first_gold <> ''))
    ORDER BY line LIMIT ${MOST}`;
  return rows.map(({ line, id, first }) => ({
    line,
    field: "id",
    reason: `The id ${id} stands on line ${first} already${everyTime ? "" : ", with another question or another right answer"}.`,
  }));
}

async function otherThanInStudy(tx: Transaction, exactly: boolean): Promise<Problem[]> {
  const rows = await tx.$queryRaw<
    { line: number; id: string | null; here: string; there: string; sameQuestion: boolean }[]
  >`
    SELECT i.line, i.external_id AS id, i.key = k.key AS "sameQuestion",
           coalesce(i.choices[i.gold_index + 1], '') AS here,
           coalesce(k.choices[k.gold_index + 1], '') AS there
      FROM incoming i JOIN known_question k ON k.id = i.question_id
      WHERE i.stem IS NOT NULL
        AND (i.key <> k.key OR (i.gold <> k.gold AND (${exactly} OR (i.gold <> '' AND k.gold <> ''))))
      ORDER BY i.line LIMIT ${MOST}`;
  return rows.map(({ line, id, here, there, sameQuestion }) =>
    id === null && sameQuestion
      ? {
          line,
          field: "answers_labels",
          reason: `The right answer is "${here}" here and "${there}" in the study.`,
        }
      : {
          line,
          field: "id",
          reason: `The study has a question ${id} already, with other content.`,
        },
  );
}

async function knownAsOutput(tx: Transaction): Promise<Problem[]> {
  const rows = await tx.$queryRaw<{ line: number; made: string }[]>`
    SELECT i.line, i.made_id AS made
      FROM incoming i JOIN known_question k ON k.external_id = i.made_id
      WHERE i.made_id <> i.external_id
      ORDER BY i.line LIMIT ${MOST}`;
  const [folded] = await tx.$queryRaw<{ line: number | null; rows: number }[]>`
    SELECT min(line) AS line, count(*)::int AS rows FROM incoming WHERE note = ${KNOWN_AS_OUTPUT}`;
  if (folded?.line) {
    const { line } = folded;
    const reason = `The study has ${folded.rows.toLocaleString("en")} of these questions already from a student's output, written with other quotation marks, spaces or case. Import questions first, then output.`;
    return [...rows.map(sayKnown), { line, field: "question", reason }];
  }
  return rows.map(sayKnown);
}

function sayKnown({ line, made }: { line: number; made: string }): Problem {
  return {
    line,
    field: "question",
    reason: `The study has this question already, as ${made} from a student's output. Import questions first, then output.`,
  };
}

async function withoutQuestion(tx: Transaction): Promise<Problem[]> {
  const rows = await tx.$queryRaw<{ line: number; id: string }[]>`
    SELECT line, external_id AS id FROM incoming WHERE question_id IS NULL
      ORDER BY line LIMIT ${MOST}`;
  return rows.map(({ line, id }) => ({
    line,
    field: "id",
    reason: `There is no question ${id} in the study, nor with its text in the file.`,
  }));
}

/** Answers by letters, where the question's choices are called by numbers, and the like. */
async function foreignLabels(tx: Transaction): Promise<Problem[]> {
  const rows = await tx.$queryRaw<{ line: number; answer: string; labels: string[] }[]>`
    SELECT i.line, i.answer_text AS answer, a.labels
      FROM incoming i JOIN asked_question a ON a.id = i.question_id
      WHERE i.note = ${FOREIGN_LABEL} ORDER BY i.line LIMIT ${MOST}`;
  return rows.map(({ line, answer, labels }) => ({
    line,
    field: "answer",
    reason: foreignLabelReason(answer, labels),
  }));
}

async function answeredTwice(tx: Transaction): Promise<Problem[]> {
  const rows = await tx.$queryRaw<{ line: number; earlier: number }[]>`
    SELECT line, earlier FROM (
      SELECT line, lag(line) OVER (PARTITION BY question_id, student ORDER BY line) AS earlier
        FROM incoming WHERE student <> '' AND question_id IS NOT NULL
    ) one
    WHERE earlier IS NOT NULL ORDER BY line LIMIT ${MOST}`;
  return rows.map(({ line, earlier }) => ({
    line,
    field: "question",
    reason: `The same question as on line ${earlier}; a student answers a question once.`,
  }));
}

/** A student without size and number has no run by which it would be known again. */
async function explainedBefore(tx: Transaction, studyId: string): Promise<Problem[]> {
  const rows = await tx.$queryRaw<{ line: number; method: string }[]>`
    SELECT i.line, i.method
      FROM incoming i
      JOIN method m ON m.study_id = ${studyId}::uuid AND m.key = i.method
      WHERE i.model_size IS NULL AND i.run_number IS NULL
        AND EXISTS (
          SELECT FROM explanation e
            WHERE e.study_id = m.study_id AND e.method_id = m.id AND e.question_id = i.question_id
              AND e.model_run_id IS NULL
        )
      ORDER BY i.line LIMIT ${MOST}`;
  return rows.map(({ line, method }) => ({
    line,
    field: "method",
    reason: `The study has an explanation of this question by ${method} already.`,
  }));
}

/** What is worth a look among the staged rows, and stops nothing. */
export async function findOddities(tx: Transaction): Promise<Problem[]> {
  const same = await tx.$queryRaw<{ line: number; earlier: number }[]>`
    SELECT line, earlier FROM (
      SELECT line, lag(line) OVER (PARTITION BY key, student ORDER BY line) AS earlier
        FROM incoming WHERE stem IS NOT NULL
    ) one
    WHERE earlier IS NOT NULL ORDER BY line LIMIT ${MOST}`;
  const off = await tx.$queryRaw<{ line: number; answer: string }[]>`
    SELECT line, answer_text AS answer FROM incoming
      WHERE stem IS NULL AND answer_text <> '' AND answer_index IS NULL
        AND question_id IS NOT NULL
      ORDER BY line LIMIT ${MOST}`;
  return [
    ...same.map(({ line, earlier }) => ({
      line,
      reason: `The same question with the same choices as line ${earlier}.`,
    })),
    ...off.map(({ line, answer }) => ({
      line,
      field: "answer",
      reason: `The answer "${answer}" is not among the choices; it counts as wrong.`,
    })),
    ...(await sameExplanations(tx)),
    ...(await matchedByWriting(tx)),
    ...(await withoutRightAnswer(tx)),
  ];
}

/** From how many rows on the same explanation is a finding, and how many of these are listed. */
const REPEATED = 3;
const MOST_REPEATED = 10;

/** Explanations that are the same for several questions, the commonest first. */
async function sameExplanations(tx: Transaction): Promise<Problem[]> {
  const rows = await tx.$queryRaw<{ line: number; rows: number; text: string }[]>`
    WITH same AS (
      SELECT min(line) AS line, count(*)::int AS rows
        FROM incoming WHERE char_length(explanation) > 9
        GROUP BY hashtextextended(explanation, 0)
        HAVING count(*) >= ${REPEATED} AND min(coalesce(key, external_id) COLLATE "C")
                                           <> max(coalesce(key, external_id) COLLATE "C")
    )
    SELECT s.line, s.rows, left(i.explanation, 60) AS text
      FROM same s JOIN incoming i USING (line)
      ORDER BY s.rows DESC, s.line LIMIT ${MOST_REPEATED}`;
  return rows.map(({ line, rows: number, text }) => ({
    line,
    field: "explanation",
    reason: `The same explanation is in ${number.toLocaleString("en")} rows, for different questions, here first: “${text}${text.length < 60 ? "" : "…"}”. Check that explanations belong to their questions.`,
  }));
}

/** What was matched although it is written in another way: one remark for each kind. */
async function matchedByWriting(tx: Transaction): Promise<Problem[]> {
  const rows = await tx.$queryRaw<{ note: string; line: number; rows: number }[]>`
    SELECT note, min(line) AS line, count(*)::int AS rows
      FROM incoming WHERE note IS NOT NULL GROUP BY note`;
  return rows.flatMap(({ note, line, rows: number }) => {
    const reason = NOTES[note]?.(number.toLocaleString("en"), number === 1);
    return reason === undefined ? [] : [{ line, reason }];
  });
}

const WRITING = "case, spaces, kinds of quotation marks or characters that nobody sees";
const NOTES: Partial<Record<string, (rows: string, isOne: boolean) => string>> = {
  [FOLDED]: (rows, isOne) =>
    `The question of ${rows} ${isOne ? "row differs" : "rows differs"} from a known one only in ${WRITING}, and was matched to it. What is stored is the known one.`,
  [AMBIGUOUS]: (rows, isOne) =>
    `The question of ${rows} ${isOne ? "row differs" : "rows differs"} from several known ones only in ${WRITING}. It is imported as a new question.`,
  [FOLDED_ANSWER]: (rows, isOne) =>
    `${rows} ${isOne ? "answer" : "answers"} matched a choice only without regard to case, spaces or kinds of quotation marks.`,
};

/** One remark for all of them: in a test split no question has its answer. */
async function withoutRightAnswer(tx: Transaction): Promise<Problem[]> {
  const [found] = await tx.$queryRaw<{ line: number | null; questions: number }[]>(Prisma.sql`
    SELECT min(line) AS line, count(*)::int AS questions
      FROM asked_question WHERE added AND gold_index IS NULL`);
  if (!found?.line) return [];
  const { line, questions } = found;
  const reason =
    questions === 1
      ? "The question has no right answer."
      : `${questions.toLocaleString("en")} questions have no right answer; the first stands here.`;
  return [{ line, reason: `${reason} Whether a student was right stays unknown there.` }];
}
