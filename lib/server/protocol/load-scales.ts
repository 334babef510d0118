import "server-only";
import { z } from "zod";
import { protocolSchema } from "@/lib/schemas/protocol/protocol";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db, type Transaction } from "@/lib/server/shared/db";
import type { ConstructScale } from "@/lib/study/protocol/construct-scale";
import { scaleOf } from "@/lib/study/protocol/protocol";

/** What stands in place of a protocol where data came from a file with other numbers than 1, 2, … */
const importedSchema = z.object({ answerWords: z.record(z.string(), z.array(z.string())) });

/**
 * The answer options of every construct under the newest protocol. Where only the data of a study are
 * known, so that no protocol gives the words, they are the numbers: those that the file of the data had.
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
  const imported = importedSchema.safeParse(study.protocolVersions[0]?.document);
  return study.constructs.map((construct) => {
    const { key, points } = construct;
    const wording = read.data?.constructs.find((one) => one.key === key);
    const words = read.data && wording ? scaleOf(read.data, wording) : [];
    const known = words.length > 0 ? words : (imported.data?.answerWords[key] ?? []);
    const numbers = Array.from({ length: points }, (_, index) => String(index + 1));
    return { ...construct, words: known.length === points ? known : numbers };
  });
}
