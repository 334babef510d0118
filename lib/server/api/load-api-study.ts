import "server-only";
import type { ApiStudy } from "@/lib/schemas/api/api-studies";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { countOrigin } from "@/lib/server/monitor/count-origin";
import { db } from "@/lib/server/shared/db";
import { apiAddress } from "./api-address";

/** What a study is made of, and where the API tells more. */
export async function loadApiStudy(access: StudyAccess): Promise<ApiStudy> {
  const [study, participants] = await Promise.all([loadStudy(access), countOrigin(access)]);
  const { protocolVersions, methods, constructs, openedAt, closedAt, _count, ...heading } = study;
  const [newest] = protocolVersions;
  const href = apiAddress(`/studies/${access.slug}`);
  return {
    ...heading,
    openedAt: openedAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
    href,
    protocol: newest
      ? {
          version: newest.number,
          hash: newest.hash,
          openedAt: newest.openedAt?.toISOString() ?? null,
        }
      : null,
    methods: methods.map(({ _count: of, ...method }) => ({ ...method, ...of })),
    constructs,
    questions: _count.questions,
    participants,
    links: {
      progress: `${href}/progress`,
      comparison: `${href}/comparison`,
      participants: `${href}/participants`,
      ratings: `${href}/ratings`,
      downloads: `${href}/downloads`,
    },
  };
}

function loadStudy({ studyId }: StudyAccess) {
  return db().study.findUniqueOrThrow({
    where: { id: studyId },
    select: {
      slug: true,
      title: true,
      status: true,
      openedAt: true,
      closedAt: true,
      protocolVersions: {
        where: { openedAt: { not: null } },
        orderBy: { number: "desc" },
        take: 1,
        select: { number: true, hash: true, openedAt: true },
      },
      methods: {
        orderBy: [{ position: "asc" }, { key: "asc" }],
        select: { key: true, label: true, _count: { select: { explanations: true } } },
      },
      constructs: {
        orderBy: { position: "asc" },
        select: { key: true, statement: true, points: true, reversed: true },
      },
      _count: { select: { questions: true } },
    },
  });
}
