import "server-only";
import type { ContentForm } from "@/lib/importers/content-reader";
import { methodNameRemarks, type Spellings } from "@/lib/importers/method-name-remarks";
import type { Problem } from "@/lib/importers/outcome";
import { ImportRefused } from "@/lib/server/import/import-outcome";
import type { Transaction } from "@/lib/server/shared/db";
import { type ContentReport, NOTHING_FOUND } from "@/lib/views/content/content-import";
import { claimStudents, listStudents } from "./claim-students";
import { addListed, listFindings, noFindings } from "./collect-findings";
import { describeStage, previewStage, reportStudents } from "./describe-stage";
import { findContradictions, findOddities } from "./find-contradictions";
import { insertExplanations, insertQuestions } from "./insert-content";
import { matchQuestions } from "./match-questions";
import { readIntoStage } from "./read-into-stage";
import type { ReceivedFile } from "./received-file";

/** A file of content on its way into a study that the transaction has locked. */
export interface StagedContent {
  studyId: string;
  file: ReceivedFile;
  form: ContentForm;
  onProgress: (progress: { step: "reading" | "comparing"; done: number; of: number }) => void;
}

/**
 * Reads a file into the stage of the transaction, compares it with itself and with the study, and says
 * what it is. Where nothing stops it, the study has the file's methods and model runs afterwards, and
 * `storeContent` stores the rest.
 */
export async function lookAtContent(
  tx: Transaction,
  { studyId, file, form, onProgress }: StagedContent,
): Promise<ContentReport> {
  if (file.bytes === 0) throw new ImportRefused("The file is empty.");
  const findings = noFindings();
  await readIntoStage(tx, file, form, findings, (done) =>
    onProgress({ step: "reading", done, of: file.bytes }),
  );
  onProgress({ step: "comparing", done: 0, of: 1 });
  await matchQuestions(tx, studyId);
  const students = await listStudents(tx);
  addListed(findings.problems, await findContradictions(tx, studyId, form.kind));
  addListed(findings.remarks, await findOddities(tx));
  const sentences = await describeStage(tx, students);
  const [rows] = await tx.$queryRaw<{ any: boolean }[]>`SELECT EXISTS (TABLE incoming) AS any`;
  if (!rows?.any && findings.problems.length === 0) {
    findings.problems.push({ line: 1, reason: "There are no rows in the file." });
  }
  addListed(findings.remarks, await methodNames(tx, studyId, form, findings.methodNames));
  if (findings.problems.length === 0) {
    const always = form.kind === "student-output";
    const claimed = await claimStudents(tx, studyId, students, { always });
    addListed(findings.remarks, claimed.remarks);
    sentences.push(...claimed.runsJoined.map((run) => `${run}: its accuracy was imported before.`));
    if (claimed.methodsAdded.length > 0) {
      sentences.push(`New methods: ${claimed.methodsAdded.join(", ")}.`);
    }
  }
  const { problems, remarks } = listFindings(findings);
  return {
    ...NOTHING_FOUND,
    ok: problems.length === 0,
    sentences,
    students: reportStudents(students),
    problems,
    remarks,
    preview: await previewStage(tx),
  };
}

/** What is odd about the names of methods, held against those that the study has. */
async function methodNames(
  tx: Transaction,
  studyId: string,
  form: ContentForm,
  names: Spellings,
): Promise<Problem[]> {
  const own = await tx.method.findMany({ where: { studyId }, select: { key: true } });
  const column = "mapping" in form ? form.mapping.columns.method : undefined;
  // A name that was typed for the whole file is in none of its rows.
  const typed = "defaults" in form ? form.defaults.method : null;
  const all = new Map(typed ? [[typed, { line: 1, count: 1 }], ...names] : names);
  return methodNameRemarks(
    all,
    own.map(({ key }) => key),
    column,
  );
}

/** Stores the questions and explanations that the transaction has staged. */
export async function storeContent(
  tx: Transaction,
  studyId: string,
  onProgress: (progress: { step: "storing"; done: number; of: number }) => void,
): Promise<void> {
  await insertQuestions(tx, studyId);
  await insertExplanations(tx, studyId, (done, of) => onProgress({ step: "storing", done, of }));
}
