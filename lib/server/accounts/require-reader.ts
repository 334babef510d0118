import "server-only";
import { requireStaff } from "./sign-in/auth";
import { findTokenBearer } from "./tokens/find-token-bearer";

/** Who reads by the API: a person with all their studies, or a program with the study of its token. */
export interface Reader {
  userId: string;
  /** Null: all of the person's. */
  studyId: string | null;
}

/** @throws AppError not-signed-in, not-authentic (401). */
export async function requireReader(request: Request): Promise<Reader> {
  const bearer = await findTokenBearer({ request, scope: null });
  if (bearer) return { userId: bearer.userId, studyId: bearer.studyId };
  return { userId: (await requireStaff()).userId, studyId: null };
}
