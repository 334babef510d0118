import "server-only";
import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/study/protocol/canonical-json";

/** SHA-256 of the document's canonical JSON: equal documents have equal hashes. */
export function hashDocument(document: unknown): string {
  return createHash("sha256").update(canonicalJson(document)).digest("hex");
}
