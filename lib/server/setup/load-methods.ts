import "server-only";
import { storedFactors } from "@/lib/schemas/setup/stored-factors";
import type { Transaction } from "@/lib/server/shared/db";
import { hashDocument } from "@/lib/server/study-builder/hash-document";

/** A method of the study, as it is edited. */
export interface StoredMethod {
  id: string;
  key: string;
  label: string;
  factors: { name: string; level: string }[];
  colour: string | null;
}

/** The methods of the study in their order, and the hash of what can be edited of them. */
export async function loadMethods(
  client: Transaction,
  studyId: string,
): Promise<{ methods: StoredMethod[]; hash: string }> {
  const rows = await client.method.findMany({
    where: { studyId },
    orderBy: [{ position: "asc" }, { key: "asc" }],
    select: { id: true, key: true, label: true, factors: true, colour: true },
  });
  const methods = rows.map(({ factors, ...method }) => ({
    ...method,
    factors: Object.entries(storedFactors.parse(factors)).map(([name, level]) => ({ name, level })),
  }));
  return { methods, hash: hashDocument(methods) };
}
