import "server-only";
import { notFound, redirect } from "next/navigation";
import { AppError } from "@/lib/errors";
import type { RunStep } from "@/lib/study/participation/run-step";
import { takePath } from "@/lib/study/participation/take-path";
import type { Run } from "./load-run";
import { requireRun } from "./participant-access";

/**
 * The run, for a page of this step. A participant who is at another step is sent there; an unknown
 * study is not found. Null: this browser sent no valid cookie.
 */
export async function runAtStep(studySlug: string, step: RunStep): Promise<Run | null> {
  const run = await requireRun(studySlug).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not-found") notFound();
    if (error instanceof AppError && error.code === "not-signed-in") return null;
    throw error;
  });
  if (run && run.step !== step) redirect(takePath(studySlug, run.step));
  return run;
}
