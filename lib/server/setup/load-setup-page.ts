import "server-only";
import { mayManage } from "@/lib/server/accounts/access";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { checkOpening } from "@/lib/server/protocol/check-opening";
import { db } from "@/lib/server/shared/db";
import type { MethodUses } from "@/lib/views/content/method-uses";
import { type SetupStep, setupSteps } from "@/lib/views/lifecycle/setup-steps";
import type { StudyStatusKey } from "@/lib/views/lifecycle/study-place";
import { loadMethods, type StoredMethod } from "./load-methods";

export interface SetupPageData {
  title: string;
  status: StudyStatusKey;
  mayManage: boolean;
  methods: (StoredMethod & MethodUses)[];
  methodsHash: string;
  questions: number;
  /** What still stops opening; null where the study has opened. */
  steps: SetupStep[] | null;
}

/** What a draft is made of so far; `scan`: with what the explanations' texts tell. */
export async function loadSetupPage(
  access: StudyAccess,
  { scan }: { scan: boolean },
): Promise<SetupPageData> {
  const { studyId, slug } = access;
  const [study, manage, { methods, hash }, counts, runs, questions, newest] = await Promise.all([
    db().study.findUniqueOrThrow({
      where: { id: studyId },
      select: { title: true, status: true },
    }),
    mayManage(access),
    loadMethods(db(), studyId),
    db().explanation.groupBy({ by: ["methodId"], where: { studyId }, _count: true }),
    db().modelRun.groupBy({ by: ["methodId"], where: { studyId }, _count: true }),
    db().question.count({ where: { studyId } }),
    db().protocolVersion.findFirst({
      where: { studyId },
      orderBy: { number: "desc" },
      select: { document: true },
    }),
  ]);
  const explanations = new Map(counts.map(({ methodId, _count }) => [methodId, _count]));
  const accuracyRuns = new Map(runs.map(({ methodId, _count }) => [methodId, _count]));
  const opens = study.status === "DRAFT" || study.status === "PILOT";
  return {
    ...study,
    mayManage: manage,
    methods: methods.map((method) => ({
      ...method,
      explanations: explanations.get(method.id) ?? 0,
      runs: accuracyRuns.get(method.id) ?? 0,
    })),
    methodsHash: hash,
    questions,
    steps: opens
      ? setupSteps(slug, await checkOpening(db(), studyId, newest?.document ?? {}, { scan }))
      : null,
  };
}
