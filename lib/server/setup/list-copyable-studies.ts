import "server-only";
import { capabilitiesOf } from "@/lib/server/accounts/access";
import { db } from "@/lib/server/shared/db";

/** The studies whose file the person may take, newest first: a new study can be made of each. */
export async function listCopyableStudies({
  userId,
}: {
  userId: string;
}): Promise<{ slug: string; title: string }[]> {
  const members = await db().studyMember.findMany({
    where: { userId },
    orderBy: { study: { createdAt: "desc" } },
    select: { role: true, study: { select: { slug: true, title: true } } },
  });
  return members.flatMap(({ role, study }) => (capabilitiesOf(role).export ? [study] : []));
}
