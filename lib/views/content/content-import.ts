import type { Problem } from "@/lib/importers/outcome";
import type { ShownExplanation } from "@/lib/study/protocol/protocol";

/** What one student of a file answered and explained. */
export interface ReportedStudent {
  name: string;
  answers: number;
  explanations: number;
  /** Answers of which it is known whether they are right. */
  known: number;
  correct: number;
}

/** What a file of content would bring, or has brought, or why it brings nothing. */
export interface ContentReport {
  /** Whether it can be stored; or was. */
  ok: boolean;
  stored: boolean;
  /** What the file holds, or what was stored; or the reason for which it is refused. */
  sentences: string[];
  students: ReportedStudent[];
  /** These stop the import. */
  problems: Problem[];
  /** These have to be seen, and stop nothing. */
  remarks: Problem[];
  /** The first explanations as participants would see them. */
  preview: ShownExplanation[];
  /** Names what was found: an import that finds something else stores nothing. */
  finding: string | null;
}

/** What there is to say of a file before anything of it is read. */
export const NOTHING_FOUND: ContentReport = {
  ok: false,
  stored: false,
  sentences: [],
  students: [],
  problems: [],
  remarks: [],
  preview: [],
  finding: null,
};

/** How far an import has come. */
export interface ImportProgress {
  step: "reading" | "comparing" | "storing";
  done: number;
  of: number;
}

/** A line of the reply to an import: how far it has come, and at last what it found. */
export type ImportMessage =
  | { progress: ImportProgress }
  | { report: ContentReport }
  | { error: { message: string } };
