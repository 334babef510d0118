import type { FieldProblem } from "@/lib/errors";
import { JsonRefused, parseJson } from "@/lib/importers/parse-json";
import { decodeText } from "@/lib/importers/text/decode-text";
import { normalStudyFile } from "@/lib/schemas/setup/normal-study-file";
import { checkStudyFile, STUDY_FILE_LIMITS, type StudyFile } from "@/lib/schemas/setup/study-file";
import { diffStudyFiles, type StudyChange } from "@/lib/schemas/setup/study-file-diff";
import { hashDocument } from "@/lib/server/study-builder/hash-document";

export type NormalStudyFile = Omit<StudyFile, "$schema">;
type Questions = NormalStudyFile["questions"];

/** What is asked of a reader, one after the other; "read" comes first. */
export interface StudyFileAsks {
  /** Reads the file; `title` takes the place of its own. */
  read: { bytes: Uint8Array; title: string | undefined };
  /** Its questions from this place on, in portions: all of them at once would be a long message. */
  questions: number;
  /** What it says otherwise than a stored study. */
  compare: StudyFile;
}

export interface StudyFileAnswers {
  read:
    | { problems: FieldProblem[] }
    | { refused: string }
    | { shell: NormalStudyFile; hash: string; questions: number };
  questions: Questions;
  compare: { changes: StudyChange[]; total: number };
}

export type StudyFileAct = keyof StudyFileAsks;
export type AskStudyFile = <Act extends StudyFileAct>(
  act: Act,
  ask: StudyFileAsks[Act],
) => StudyFileAnswers[Act];

const PORTION = 500;
const SHOWN_CHANGES = 200;

/**
 * Reads one study's file and keeps it, to answer what is asked about it. All that grows with the file
 * is done here, so that a thread can do it.
 */
export function studyFileReader(): AskStudyFile {
  let file: NormalStudyFile | undefined;

  function kept(): NormalStudyFile {
    if (!file) throw new Error("No file was read yet.");
    return file;
  }

  const acts: { [Act in StudyFileAct]: (ask: StudyFileAsks[Act]) => StudyFileAnswers[Act] } = {
    read: ({ bytes, title }) => {
      const value = parse(bytes);
      if ("refused" in value) return value;
      const checked = checkStudyFile(value.json);
      if ("problems" in checked) return checked;
      file = normalStudyFile({ ...checked.file, title: title ?? checked.file.title });
      const { length } = file.questions;
      return { shell: { ...file, questions: [] }, hash: hashDocument(file), questions: length };
    },
    questions: (from) => kept().questions.slice(from, from + PORTION),
    compare: (stored) => {
      const changes = diffStudyFiles(normalStudyFile(stored), kept());
      return { changes: changes.slice(0, SHOWN_CHANGES), total: changes.length };
    },
  };
  return (act, ask) => acts[act](ask);
}

function parse(bytes: Uint8Array): { json: unknown } | { refused: string } {
  const decoded = decodeText(bytes);
  if ("problem" in decoded) {
    return { refused: `Line ${decoded.problem.line}: ${decoded.problem.reason}` };
  }
  try {
    return { json: parseJson(decoded.text, { values: STUDY_FILE_LIMITS.whole }) };
  } catch (error) {
    return { refused: error instanceof JsonRefused ? error.message : "The file is not JSON." };
  }
}
