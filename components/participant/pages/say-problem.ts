import type { Reply } from "@/components/participant/queue/send-json";
import type { BrowserWords } from "@/lib/messages/browser-words";

/** What went wrong with a step, in the participant's language. */
export function sayProblem(
  { problems, unreachable: usual }: BrowserWords,
  reply: Exclude<Reply, { kind: "ok" }>,
  unreachable = usual,
): string {
  if (reply.kind === "unreachable") return unreachable;
  return (problems as Record<string, string>)[reply.code] ?? problems.other;
}
