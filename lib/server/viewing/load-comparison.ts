import "server-only";
import type { AnalysisSet, RatingCounts, SetSize } from "@/lib/figures/comparison";
import type { DataOrigin } from "@/lib/figures/data-origin";
import type { StudyAccess } from "../accounts/access";
import { db } from "../db";
import type { StudyStatus } from "../prisma-client/enums";
import { countAnalysisSets } from "./count-analysis-sets";
import { countAnswers, countSums, sumByParticipant } from "./count-ratings";

export interface LoadedComparison {
  seed: string;
  status: StudyStatus;
  sizes: Record<AnalysisSet, SetSize>;
  /** Of the participants in this set. */
  origin: DataOrigin;
  ratings: RatingCounts;
}

/** Counts the ratings of an analysis set, all at one moment. */
export function loadComparison(access: StudyAccess, set: AnalysisSet): Promise<LoadedComparison> {
  const { studyId } = access;
  return db().$transaction(
    async (tx) => {
      const study = await tx.study.findUniqueOrThrow({
        where: { id: studyId },
        select: { seed: true, status: true },
      });
      const methods = await tx.method.findMany({
        where: { studyId },
        orderBy: [{ position: "asc" }, { key: "asc" }],
        select: { id: true, key: true, label: true },
      });
      const constructs = await tx.construct.findMany({
        where: { studyId },
        orderBy: { position: "asc" },
        select: { id: true, key: true, statement: true, points: true },
      });
      const sets = await countAnalysisSets(tx, studyId);
      const scope = { tx, studyId, set, methods, constructs };
      const counts = await countAnswers(scope);
      const sums = await countSums(scope);
      const participants = await sumByParticipant(scope);
      return {
        ...study,
        sizes: { all: sets.all.size, completed: sets.completed.size },
        origin: sets[set].origin,
        ratings: {
          methods: methods.map(({ key, label }) => ({ key, label })),
          constructs: constructs.map(({ id, ...construct }) => construct),
          counts,
          sums,
          participants,
        },
      };
    },
    { isolationLevel: "RepeatableRead", timeout: 30_000 },
  );
}
