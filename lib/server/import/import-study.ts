import "server-only";
import { randomBytes } from "node:crypto";
import type { StudyStatus } from "@/lib/server/prisma-client/enums";
import type { Transaction } from "@/lib/server/shared/db";
import { type BuiltStudy, buildStudy } from "@/lib/server/study-builder/build-study";
import type { StudyDefinition } from "@/lib/server/study-builder/study-definition";
import { slugProblem } from "@/lib/study/lifecycle/study-slug";
import { ImportRefused } from "./import-outcome";
import { findImportOwner, type Importer, reachOf } from "./import-owner";

/** The study that a file goes into, and who brings it. */
export interface ImportTarget {
  slug: string;
  /** Null: the slug serves as the title of a new study. */
  title: string | null;
  importer: Importer;
}

export interface ImportedStudy {
  slug: string;
  title: string;
  status: StudyStatus;
  /** Whether this import made it. */
  made: boolean;
  /** The owner of a study that this import made; null where there is no account yet. */
  owner: string | null;
}

/** A study of the database while an import works on it. */
export interface StudyInUse {
  id: string;
  summary: ImportedStudy;
}

const LONGEST_TITLE = 200;

/**
 * The study of that name within the importer's reach, or null. Its row stays locked until the end of
 * the transaction, so that it cannot open, and no other import can come between.
 */
export async function findStudy(
  tx: Transaction,
  { slug, importer }: ImportTarget,
): Promise<StudyInUse | null> {
  await tx.$queryRaw`SELECT id FROM study WHERE slug = ${slug} FOR NO KEY UPDATE`;
  const study = await tx.study.findFirst({
    where: { slug, ...reachOf(importer) },
    select: { id: true, slug: true, title: true, status: true },
  });
  if (!study) return null;
  const { id, ...named } = study;
  return { id, summary: { ...named, made: false, owner: null } };
}

/** The draft study of that name, made without any content when there is none. */
export async function findOrMakeDraft(tx: Transaction, target: ImportTarget): Promise<StudyInUse> {
  const found = await findStudy(tx, target);
  if (!found) return makeStudy(tx, target, {});
  refuseUnlessDraft(found);
  return found;
}

/** @throws ImportRefused when the study has opened: its content is frozen. */
export function refuseUnlessDraft({ summary: { slug, status } }: StudyInUse): void {
  if (status === "DRAFT") return;
  const state = status === "PILOT" ? "in its pilot" : status.toLowerCase();
  const reason = `The study "${slug}" is ${state}, and the content of a study that has opened is frozen. Choose a draft study or a new name.`;
  throw new ImportRefused(reason, "study");
}

/** Makes a draft study of what the file knows; it has no protocol yet. */
export async function makeStudy(
  tx: Transaction,
  { slug, title, importer }: ImportTarget,
  content: Partial<
    Pick<StudyDefinition, "constructs" | "methods" | "questions" | "answerWords" | "orderKnown">
  >,
): Promise<StudyInUse & { built: BuiltStudy }> {
  const problem = slugProblem(slug);
  if (problem) throw new ImportRefused(problem, "study");
  if (title !== null && (title.trim() === "" || title.length > LONGEST_TITLE)) {
    throw new ImportRefused(`A title has 1 to ${LONGEST_TITLE} characters.`, "title");
  }
  if ((await tx.study.count({ where: { slug } })) > 0) {
    const reason = `There is a study with the name "${slug}" already; choose another name.`;
    throw new ImportRefused(reason, "study");
  }
  const owner = await findImportOwner(tx, importer);
  const named = { slug, title: title?.trim() ?? slug };
  const built = await buildStudy(tx, {
    ...named,
    seed: randomBytes(16).toString("hex"),
    constructs: [],
    methods: [],
    questions: [],
    ...content,
    protocol: null,
  });
  const { id } = built;
  if (owner)
    await tx.studyMember.create({ data: { studyId: id, userId: owner.id, role: "OWNER" } });
  const summary = { ...named, status: "DRAFT" as const, made: true, owner: owner?.email ?? null };
  return { id, summary, built };
}
