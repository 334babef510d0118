import "server-only";
import { protocolSchema } from "@/lib/schemas/protocol/protocol";
import { db, type Transaction } from "@/lib/server/shared/db";
import { LatelyUsed } from "@/lib/server/shared/lately-used";
import type { Language } from "@/lib/study/protocol/language";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { localiseProtocol } from "@/lib/study/protocol/translations";

const kept = new LatelyUsed<Protocol>(200);
const localised = new LatelyUsed<Protocol>(200);

/**
 * The protocol of a version that has opened. Such a version never changes, so it is read once a
 * process, and no query about a participant has to carry it along; only for drafts would that be
 * wrong.
 *
 * @throws RangeError where there is no such version.
 */
export async function frozenProtocol(
  versionId: string,
  client: Transaction = db(),
): Promise<Protocol> {
  const known = kept.get(versionId);
  if (known) return known;
  const version = await client.protocolVersion.findUnique({
    where: { id: versionId },
    select: { document: true },
  });
  if (!version) throw new RangeError("There is no such version of a protocol.");
  const protocol = protocolSchema.parse(version.document);
  kept.set(versionId, protocol);
  return protocol;
}

/** The same as it is read in a language. */
export async function frozenProtocolIn(versionId: string, language: Language): Promise<Protocol> {
  const name = `${versionId} ${language}`;
  const known = localised.get(name);
  if (known) return known;
  const protocol = localiseProtocol(await frozenProtocol(versionId), language);
  localised.set(name, protocol);
  return protocol;
}
