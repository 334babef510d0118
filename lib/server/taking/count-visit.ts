import "server-only";
import { db } from "../db";

/** Counts a visit to a study's information page: all that is kept before consent. */
export async function countVisit(studyId: string): Promise<void> {
  await db().$executeRaw`
    UPDATE study_arrivals SET visits = visits + 1 WHERE study_id = ${studyId}::uuid`;
}
