import "server-only";
import { createHash } from "node:crypto";
import type { HeadlinePlan } from "@/lib/comparison/headline/headline-plan";
import type { ResponseTable } from "@/lib/comparison/responses/response-table";
import type { Resampling } from "@/lib/stats/resampling/resampling";

/** Another text as soon as a fit of the table could be another. */
export function digestTable(
  table: ResponseTable,
  resampling: Resampling,
  plan: HeadlinePlan | null,
): string {
  const { participant, method, question, explanation, run, correct, position, ...rest } = table;
  const { length, ratings, aboutYou, ...words } = rest;
  const digest = createHash("sha256");
  digest.update(
    JSON.stringify([words, resampling, plan, aboutYou.map(({ key, levels }) => [key, levels])]),
  );
  const columns = [participant, method, question, explanation, run, correct, position, length];
  for (const column of [...columns, ...ratings]) {
    digest.update(column);
  }
  for (const { level } of aboutYou) digest.update(level);
  return digest.digest("hex");
}
