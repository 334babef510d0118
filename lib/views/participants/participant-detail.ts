import type { QualityFlag } from "@/lib/study/quality/quality-flags";
import type { ParticipantState, SOURCE_WORDS } from "./listed-participant";

/** One participant, as staff see them on a page of their own. Recruiters' ids are no part of it. */
export interface ParticipantDetail {
  ordinal: number;
  code: string;
  source: keyof typeof SOURCE_WORDS;
  state: ParticipantState;
  recruiterStatus: string | null;
  recruiterStatusAt: string | null;
  protocolVersion: number;
  /** In which they read the study's texts. */
  language: string;
  /** The quota cell. */
  cell: string | null;
  comprehensionTries: number;
  attentionFailures: number | null;
  /** Responses that were erased; null where nothing was. */
  erasedResponses: number | null;
  consentedAt: string | null;
  aboutYouAt: string | null;
  instructedAt: string | null;
  completedAt: string | null;
  endedAt: string | null;
  reservedUntil: string | null;
  comment: string | null;
  /** Whether positions are the order that the participant saw; else they number the slots of a file. */
  orderKnown: boolean;
  stored: number;
  flags: QualityFlag[];
  trials: ListedTrial[];
  events: { at: string; kind: string; detail: Record<string, unknown> }[];
}

export interface ListedTrial {
  position: number;
  question: string;
  method: string;
  /** Whether another trial stands at its position. */
  replaced: boolean;
  /** When the response was stored; null without one. */
  receivedAt: string | null;
  durationMs: number | null;
  awayMs: number | null;
  firstAnswerMs: number | null;
  changes: number | null;
  focusLosses: number | null;
  viewport: string | null;
  /** Whether the page was seen translated; null: not known. */
  translated: boolean | null;
}

/** What happened in a run beside its answers, by the kind of event. */
const EVENT_WORDS: Record<string, string> = {
  "id-used-twice": "Came with another submission of the recruiter",
  comprehension: "Answered the questions about the instructions, not all correctly",
  "places-renewed": "Came back after the time limit and was given places again",
  withdrew: "Withdrew",
  withdrawn: "Withdrew",
  "screened-out": "Was screened out",
  "quota-full": "Found the study, or their quota cell, full",
  "recruiter-status": "The recruiter changed the submission’s status",
};

/** An event in words; what is stored of it goes behind, as it is. */
export function sayEvent({ kind, detail }: ParticipantDetail["events"][number]): string {
  const known = Object.entries(detail).map(([key, value]) => {
    const said = Array.isArray(value) ? value.join(", ") : String(value);
    return `${key.replaceAll(/[_-]/g, " ")}: ${said}`;
  });
  const words = EVENT_WORDS[kind] ?? kind.replaceAll("-", " ");
  return known.length > 0 ? `${words} (${known.join("; ")})` : words;
}

/** What the button that erases a participant says will be gone. */
export function erasureWords({ code, stored }: Pick<ParticipantDetail, "code" | "stored">): string {
  const responses = stored === 1 ? "1 response" : `${stored} responses`;
  return `Erase ${responses} of ${code}`;
}
