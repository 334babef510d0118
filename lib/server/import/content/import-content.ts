import "server-only";
import { createHash } from "node:crypto";
import type { ContentForm } from "@/lib/importers/content-reader";
import type { ContentFormInput } from "@/lib/schemas/content/content-import";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { ImportRefused } from "@/lib/server/import/import-outcome";
import { db, type Transaction } from "@/lib/server/shared/db";
import { waiting } from "@/lib/server/shared/transaction-times";
import { lockStudy } from "@/lib/server/study-builder/change-study-status";
import type { ContentReport, ImportProgress } from "@/lib/views/content/content-import";
import { checkAccuracyRuns } from "./check-accuracy-runs";
import { claimStudents, listStudents } from "./claim-students";
import { addListed, listFindings, noFindings } from "./collect-findings";
import { describeStage, previewStage, reportStudents } from "./describe-stage";
import { findContradictions, findOddities } from "./find-contradictions";
import { insertExplanations, insertQuestions } from "./insert-content";
import { matchQuestions } from "./match-questions";
import { readIntoStage } from "./read-into-stage";
import type { ReceivedFile } from "./received-file";

export interface ContentImport {
  access: StudyAccess;
  file: ReceivedFile;
  form: ContentFormInput;
  /** What an earlier look found, and is to be stored; null: look, and store nothing. */
  finding: string | null;
  onProgress: (progress: ImportProgress) => void;
}

const LONG = waiting(900_000);

/** Ends a transaction that was a look: all that it did is undone. */
class OnlyLooked extends Error {
  constructor(readonly report: ContentReport) {
    super("Nothing is stored by a look.");
  }
}

/**
 * Looks at a file of content, or stores it in a draft study, in one transaction: all of it with its
 * audit entry, or nothing. Both do the same and compare with the same rows; a look is undone at its
 * end. So what a look found is what is stored: where the file or the study have become others, the
 * finding is another too, and nothing is stored.
 */
export async function importContent(given: ContentImport): Promise<ContentReport> {
  try {
    return await db().$transaction((tx) => work(tx, given), LONG);
  } catch (error) {
    if (error instanceof OnlyLooked) return error.report;
    if (error instanceof ImportRefused) {
      return { ...NOTHING, sentences: [error.message], problems: error.refusal.problems };
    }
    throw error;
  }
}

const NOTHING: ContentReport = {
  ok: false,
  stored: false,
  sentences: [],
  students: [],
  problems: [],
  remarks: [],
  preview: [],
  finding: null,
};

async function work(tx: Transaction, given: ContentImport): Promise<ContentReport> {
  const { access, file, form, finding, onProgress } = given;
  if ((await lockStudy(tx, access.studyId)) !== "DRAFT") {
    throw new ImportRefused("The study is no longer a draft, so its content is frozen.", "study");
  }
  if (file.bytes === 0) throw new ImportRefused("The file is empty.");
  const looked =
    form.kind === "accuracy-runs"
      ? await checkAccuracyRuns(tx, access, file, form.skip)
      : await look(tx, given, form);
  const report = { ...looked, finding: looked.ok ? nameFinding(file, form, looked) : null };
  if (finding === null || !report.ok) throw new OnlyLooked(report);
  if (finding !== report.finding) {
    const changed =
      "The file or the study is not what was checked: nothing was stored. This is what is found now.";
    throw new OnlyLooked({ ...report, sentences: [changed, ...report.sentences] });
  }
  if (form.kind !== "accuracy-runs") {
    await insertQuestions(tx, access.studyId);
    await insertExplanations(tx, access.studyId, (done, of) =>
      onProgress({ step: "storing", done, of }),
    );
  }
  const detail = { kind: form.kind, sha256: file.sha256, found: report.sentences };
  await recordAuditEntry(access, "import-content", detail, tx);
  return { ...report, stored: true };
}

async function look(
  tx: Transaction,
  { access: { studyId }, file, onProgress }: ContentImport,
  form: ContentForm,
): Promise<ContentReport> {
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
  if (findings.problems.length === 0) {
    const always = form.kind === "student-output";
    const claimed = await claimStudents(tx, studyId, students, { always });
    addListed(findings.remarks, claimed.remarks);
    if (claimed.methodsAdded.length > 0) {
      sentences.push(`New methods: ${claimed.methodsAdded.join(", ")}.`);
    }
  }
  const { problems, remarks } = listFindings(findings);
  return {
    ...NOTHING,
    ok: problems.length === 0,
    sentences,
    students: reportStudents(students),
    problems,
    remarks,
    preview: await previewStage(tx),
  };
}

function nameFinding(file: ReceivedFile, form: ContentFormInput, report: ContentReport): string {
  const { sentences, students, remarks } = report;
  const found = JSON.stringify([file.sha256, form, sentences, students, remarks]);
  return createHash("sha256").update(found).digest("hex");
}
