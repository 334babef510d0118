import "server-only";
import { AppError } from "@/lib/errors";
import type { Transaction } from "@/lib/server/shared/db";
import { type ConstructWording, type Protocol, scaleOf } from "@/lib/study/protocol/protocol";

type Statements = Pick<Protocol, "constructs" | "scale">;

/** What a study keeps of a construct, for the guards of its ratings and for its analyses. */
const storedAs = ({ scale }: Statements, construct: ConstructWording) => ({
  points: scaleOf({ scale }, construct).length,
  reversed: construct.reversed === true,
});

/** Constructs of a study that has not opened are those of its protocol. */
export async function followConstructs(
  tx: Transaction,
  studyId: string,
  statements: Statements,
): Promise<void> {
  const { constructs } = statements;
  await tx.construct.deleteMany({
    where: { studyId, key: { notIn: constructs.map(({ key }) => key) } },
  });
  // Positions are unique: they are moved out of the way before each takes its own.
  await tx.$executeRaw`
    UPDATE construct SET position = -position - 1 WHERE study_id = ${studyId}::uuid`;
  for (const [index, construct] of constructs.entries()) {
    const { key, statement } = construct;
    const row = { statement, position: index + 1, ...storedAs(statements, construct) };
    await tx.construct.upsert({
      where: { studyId_key: { studyId, key } },
      create: { studyId, key, ...row },
      update: row,
    });
  }
}

/**
 * What answers are stored under stays as it is once the study has opened.
 * @throws AppError not-acceptable (422) with what would change it.
 */
export async function refuseFrozenChange(
  tx: Transaction,
  studyId: string,
  statements: Statements,
): Promise<void> {
  const frozen = await tx.construct.findMany({
    where: { studyId },
    select: { key: true, points: true, reversed: true },
  });
  const { constructs } = statements;
  const keys = new Set(constructs.map(({ key }) => key));
  const sameKeys = frozen.length === keys.size && frozen.every(({ key }) => keys.has(key));
  const fields = sameKeys
    ? []
    : [{ path: "constructs", message: "The constructs of a study that has opened are frozen." }];
  for (const [index, construct] of constructs.entries()) {
    const known = frozen.find(({ key }) => key === construct.key);
    const { points, reversed } = storedAs(statements, construct);
    if (known && known.points !== points) {
      const path = construct.scale ? `constructs.${index}.scale` : "scale";
      const message = "The number of answer options is frozen since the opening.";
      if (!fields.some((field) => field.path === path)) fields.push({ path, message });
    }
    if (known && known.reversed !== reversed) {
      const path = `constructs.${index}.reversed`;
      fields.push({ path, message: "How an answer is counted is frozen since the opening." });
    }
  }
  if (fields.length === 0) return;
  throw new AppError("not-acceptable", "This would change what has been frozen.", fields);
}
