import type { Unsent } from "@/components/participant/queue/flush-queue";
import type { BrowserWords } from "@/lib/messages/browser-words";
import { fillCounted, joinSentences } from "@/lib/messages/fill";

const WHY = {
  "try-again": "whyOffline",
  "unknown-browser": "whyUnknownBrowser",
  "another-participant": "whyAnotherParticipant",
  "run-ended": "whyRunEnded",
  refused: "whyRefused",
} as const satisfies Record<Unsent, keyof BrowserWords>;

/** How many responses are still on this device, why, and what helps, in the participant's language. */
export function sayUnsent(words: BrowserWords, { left, why }: { left: number; why: Unsent }) {
  return joinSentences(words, fillCounted(words.counted.notSaved, left), words[WHY[why]]);
}
