import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/study/protocol/canonical-json";

/**
 * SHA-256 of the document's canonical JSON: equal documents have equal hashes. Without the marker of
 * server modules, because threads have it too.
 */
export function hashDocument(document: unknown): string {
  return createHash("sha256").update(canonicalJson(document)).digest("hex");
}
