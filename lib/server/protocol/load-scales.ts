import "server-only";
import { protocolSchema } from "@/lib/schemas/protocol/protocol";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db, type Transaction } from "@/lib/server/shared/db";
import type { ConstructScale } from "@/lib/study/protocol/construct-scale";
import { scaleOf } from "@/lib/study/protocol/protocol";

/**
 * The answer options of every construct under the newest protocol. Where only the data of a study are
 * known, so that no protocol gives the words, they are the numbers.
 */
export async function loadScales(
  { studyId }: Pick<StudyAccess, "studyId">,
  client: Transaction = db(),
): Promise<ConstructScale[]> {
  const study = await client.study.findUniqueOrThrow({
    where: { id: studyId },
    select: {
      protocolVersions: { orderBy: { number: "desc" }, take: 1, select: { document: true } },
      constructs: {
        orderBy: { position: "asc" },
        select: { key: true, points: true, reversed: true },
      },
    },
  });
  const read = protocolSchema.safeParse(study.protocolVersions[0]?.document);
  return study.constructs.map((construct) => {
    const { key, points } = construct;
    const wording = read.data?.constructs.find((one) => one.key === key);
    const words = read.data && wording ? scaleOf(read.data, wording) : [];
    const numbers = Array.from({ length: points }, (_, index) => String(index + 1));
    return { ...construct, words: words.length === points ? words : numbers };
  });
}
