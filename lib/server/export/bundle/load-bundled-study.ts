import "server-only";
import type {
  BundleDescription,
  BundledConstruct,
  BundledContent,
  BundledMethod,
  BundledProtocol,
} from "@/lib/exporters/bundle/bundle-description";
import { protocolSchema } from "@/lib/schemas/protocol/protocol";
import { withoutCodes } from "@/lib/schemas/setup/normal-study-file";
import type { StudyStatus } from "@/lib/server/prisma-client/enums";
import { loadScales } from "@/lib/server/protocol/load-scales";
import type { Transaction } from "@/lib/server/shared/db";
import { PUBLISHED_CONSTRUCTS } from "@/lib/views/export/export-files";

/** What a bundle says of the study itself; people, rows, filters and the app are added by whoever makes it. */
export type BundledStudyParts = Pick<
  BundleDescription,
  "study" | "protocols" | "methods" | "constructs" | "content"
> & {
  status: StudyStatus;
  /** Whether responses fit the layout of the published study. */
  hasPublishedConstructs: boolean;
};

export async function loadBundledStudy(
  tx: Transaction,
  studyId: string,
): Promise<BundledStudyParts> {
  const { slug, title, status, openedAt, closedAt } = await tx.study.findUniqueOrThrow({
    where: { id: studyId },
  });
  const protocols = await loadProtocols(tx, studyId);
  const methods = await tx.method.findMany({
    where: { studyId },
    orderBy: [{ position: "asc" }, { key: "asc" }],
    select: { key: true, label: true, factors: true },
  });
  const constructs = await loadConstructs(tx, studyId);
  const keys = new Set(constructs.map(({ key }) => key));
  return {
    status,
    hasPublishedConstructs: PUBLISHED_CONSTRUCTS.every((key) => keys.has(key)),
    study: {
      slug,
      title,
      status: status.toLowerCase(),
      openedAt: openedAt?.toISOString() ?? null,
      closedAt: closedAt?.toISOString() ?? null,
    },
    protocols,
    methods: methods.map((method) => ({
      ...method,
      factors: method.factors as BundledMethod["factors"],
    })),
    constructs,
    content: await countContent(tx, studyId),
  };
}

/** The versions that were open; of a study that never opened, the draft. */
async function loadProtocols(tx: Transaction, studyId: string): Promise<BundledProtocol[]> {
  const versions = await tx.protocolVersion.findMany({
    where: { studyId },
    orderBy: { number: "asc" },
    select: { number: true, hash: true, openedAt: true, document: true, planReason: true },
  });
  const opened = versions.filter(({ openedAt }) => openedAt !== null);
  return (opened.length > 0 ? opened : versions.slice(-1)).map((version) => {
    const { data } = protocolSchema.safeParse(version.document);
    return {
      number: version.number,
      hash: version.hash,
      openedAt: version.openedAt?.toISOString() ?? null,
      ...(version.planReason === null ? {} : { planReason: version.planReason }),
      document: data ? withoutCodes(data) : null,
    };
  });
}

async function loadConstructs(tx: Transaction, studyId: string): Promise<BundledConstruct[]> {
  const scales = await loadScales({ studyId }, tx);
  const stored = await tx.construct.findMany({
    where: { studyId },
    select: { key: true, statement: true },
  });
  const statements = new Map(stored.map(({ key, statement }) => [key, statement]));
  return scales.map((scale) => ({ ...scale, statement: statements.get(scale.key) ?? null }));
}

async function countContent(tx: Transaction, studyId: string): Promise<BundledContent> {
  return {
    questions: await tx.question.count({ where: { studyId } }),
    explanations: await tx.$queryRaw<BundledContent["explanations"]>`
      SELECT m.key AS method,
             (SELECT count(*)::int FROM explanation e
                WHERE e.method_id = m.id AND e.study_id = m.study_id) AS explanations,
             (SELECT count(*)::int FROM model_run r
                WHERE r.method_id = m.id AND r.study_id = m.study_id) AS "modelRuns"
        FROM method m WHERE m.study_id = ${studyId}::uuid ORDER BY m.position, m.key`,
  };
}
