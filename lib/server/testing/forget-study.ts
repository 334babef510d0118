import "server-only";
import { Prisma } from "@/lib/server/prisma-client/client";
import { ownerDb } from "./owner-db";

const TABLES = [
  "rating",
  "response",
  "trial",
  "assignment_entry",
  "participant_event",
  "exclusion",
  "answer",
  "recruiter_identity",
  "participant",
  "explanation_retirement",
  "explanation",
  "question",
  "model_run",
  "method",
  "construct",
  "protocol_version",
  "visit_count",
  "study_arrivals",
  "export_record",
  "audit_entry",
  "staff_invitation",
  "api_token",
  "study_member",
];

/** Takes a study out of the database as if it had never been there; only tests may do so. */
export async function forgetStudy(studyId: string): Promise<void> {
  await ownerDb().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    for (const table of TABLES) {
      await tx.$executeRaw(
        Prisma.sql`DELETE FROM ${Prisma.raw(table)} WHERE study_id = ${studyId}::uuid`,
      );
    }
    await tx.$executeRaw`DELETE FROM study WHERE id = ${studyId}::uuid`;
  });
}
