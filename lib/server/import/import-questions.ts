import "server-only";
import type { Problem } from "@/lib/importers/outcome";
import { parseQuestions, type QuestionOnLine } from "@/lib/importers/parse-questions";
import { questionKey } from "@/lib/importers/question-key";
import type { Transaction } from "@/lib/server/shared/db";
import { inPortions } from "@/lib/server/study-builder/in-portions";
import { type ImportOutcome, refuseLines } from "./import-outcome";
import { idFromContent } from "./import-question-id";
import { findOrMakeDraft, type ImportedStudy, type ImportTarget } from "./import-study";
import { storeImport } from "./import-transaction";

export interface QuestionsSummary {
  kind: "questions";
  study: ImportedStudy;
  stored: number;
  /** Questions of the file that the study had already, with the same content. */
  known: number;
}

interface StoredQuestion {
  externalId: string;
  stem: string | null;
  choices: string[];
  goldIndex: number | null;
}

const LONGEST_ID = 200;

/**
 * Adds the questions of a file to a draft study, which is made when there is none of that name. A
 * question is known by its id: again with the same content it is passed over, with other content
 * the file is refused.
 */
export function importQuestions(
  text: string,
  target: ImportTarget,
): Promise<ImportOutcome<QuestionsSummary>> {
  return storeImport(parseQuestions(text), async (tx, questions) => {
    const { id: studyId, summary: study } = await findOrMakeDraft(tx, target);
    const stored = await findQuestions(tx, studyId);
    const problems = questions.flatMap((question) => problemsWith(question, stored));
    if (problems.length > 0) throw refuseLines(problems);

    const added = questions.filter(({ externalId }) => !stored.has(externalId));
    await inPortions(added, (portion) =>
      tx.question.createMany({
        data: portion.map(({ line, labels, ...question }) => ({
          ...question,
          labels: labels ?? [],
          studyId,
        })),
      }),
    );
    const known = questions.length - added.length;
    return { kind: "questions", study, stored: added.length, known };
  });
}

async function findQuestions(
  tx: Transaction,
  studyId: string,
): Promise<Map<string, StoredQuestion>> {
  const select = { externalId: true, stem: true, choices: true, goldIndex: true };
  const questions = await tx.question.findMany({ where: { studyId }, select });
  return new Map(questions.map((question) => [question.externalId, question]));
}

function problemsWith(
  { line, ...question }: QuestionOnLine,
  stored: Map<string, StoredQuestion>,
): Problem[] {
  const { externalId, stem, choices } = question;
  if ([externalId, stem, ...choices].some((text) => text.includes("\0"))) {
    return [{ line, reason: "There is a NUL character, which is no text." }];
  }
  if (externalId.length > LONGEST_ID) {
    return [{ line, field: "id", reason: `The id has more than ${LONGEST_ID} characters.` }];
  }
  const same = stored.get(externalId);
  if (same && !sameContent(same, question)) {
    const reason = `The study has a question ${externalId} already, with other content.`;
    return [{ line, field: "id", reason }];
  }
  const made = idFromContent(questionKey(question));
  if (made !== externalId && stored.has(made)) {
    const reason = `The study has this question already, as ${made} from a student's output. Import questions first, then output.`;
    return [{ line, field: "question", reason }];
  }
  return [];
}

function sameContent(a: StoredQuestion, b: StoredQuestion): boolean {
  return (
    a.stem === b.stem &&
    a.goldIndex === b.goldIndex &&
    a.choices.length === b.choices.length &&
    a.choices.every((choice, index) => choice === b.choices[index])
  );
}
