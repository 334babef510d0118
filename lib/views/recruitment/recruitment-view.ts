import type { StudyStatusKey } from "@/lib/views/lifecycle/study-place";
import type { SOURCE_WORDS } from "@/lib/views/participants/listed-participant";
import type { RecruiterSetup, RecruitingLink } from "./recruiter-setup";

/** Participants of one source. */
export interface SourceCount {
  source: keyof typeof SOURCE_WORDS;
  consented: number;
  completed: number;
}

/** What the server noted of itself, most recent first. */
export interface NoticedCount {
  action: string;
  /** Null: it needs none. */
  reason: string | null;
  times: number;
  /** ISO 8601. */
  last: string;
}

/** What the page of a study's recruitment shows. */
export interface RecruitmentView {
  status: StudyStatusKey;
  links: RecruitingLink[];
  /** Null: the study has no protocol, as imported ones. */
  recruiters: RecruiterSetup[] | null;
  invitations: boolean;
  /** Whether Prolific's messages are taken. */
  webhook: boolean;
  webhookAddress: string;
  sources: SourceCount[];
  noticed: NoticedCount[];
}

/** How far back it is told what the server noted. */
export const NOTICED_DAYS = 30;

const ACTION_WORDS: Record<string, string> = {
  "unusable-link": "A link that does not say who somebody is",
  "refused-token": "A signed link or an invitation that was refused",
  "id-used-twice": "A participant who came again with another submission",
  "unproven-return":
    "A participant’s ID on another device, without the submission ID they began with",
  "too-many-starts": "Starts refused by a limit",
  "unknown-submission": "Prolific told of a submission that no participant came with",
  "forged-webhook": "A message in Prolific’s name that was refused",
};

const REASON_WORDS: Record<string, string> = {
  incomplete: "the person’s id is missing",
  malformed: "the ID is not valid, for example “null”, or a placeholder that was not filled in",
  "unread-parameter": "a parameter looks like a recruiter’s but has an unknown name",
  contradictory: "two different values of one parameter",
  "two-recruiters": "parameters of two recruiters",
  "not-taken": "of a recruiter that the protocol does not have",
  "not-signed": "not signed by Prolific, as the protocol asks for",
  "no-key-set": "signed by Prolific, and the protocol has no keys to check it",
  address: "too many from one network address",
  device: "too many from one browser",
  unanswered: "one browser held places without answering",
  "other-submission": "with another submission ID",
  "no-submission": "with no submission ID",
  forged: "not signed by whom it should be",
  expired: "it has run out",
  old: "an old message, sent again",
};

/** What was noted, without its reason; its own name where it has no words. */
export function sayNoticedAction(action: string): string {
  return ACTION_WORDS[action] ?? action;
}

/** What was noted, in words. */
export function sayNoticed({ action, reason }: Pick<NoticedCount, "action" | "reason">): string {
  const what = ACTION_WORDS[action] ?? action;
  return reason ? `${what}: ${REASON_WORDS[reason] ?? reason}` : what;
}
