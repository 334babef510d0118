import "server-only";
import { protocolSchema } from "@/lib/schemas/protocol";
import type { Protocol } from "@/lib/study/protocol";
import { LatelyUsed } from "../lately-used";

const kept = new LatelyUsed<Protocol>(200);

/**
 * The protocol of a version that has opened. Such a version never changes, so its document is read
 * once a process; only for drafts would that be wrong.
 */
export function frozenProtocol(versionId: string, document: unknown): Protocol {
  const known = kept.get(versionId);
  if (known) return known;
  const protocol = protocolSchema.parse(document);
  kept.set(versionId, protocol);
  return protocol;
}
