import type { Protocol } from "@/lib/study/protocol/protocol";

/** What was typed and not saved yet, as this browser keeps it. */
export interface KeptDraft {
  /** The hash of what it was made from. */
  basedOn: string;
  document: Protocol;
}

const keyOf = (part: string, slug: string) => `grounded/${part}/${slug}`;

/** What this browser kept of the study's protocol, or of a part of it; null where there is nothing, or it may not keep. */
export function readKeptDraft(part: string, slug: string): KeptDraft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(part, slug)) ?? "null");
    return kept && typeof kept.basedOn === "string" && kept.document?.recruitment ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps what was typed; null forgets it. Gives whether the browser allowed it. */
export function keepDraft(part: string, slug: string, draft: KeptDraft | null): boolean {
  try {
    if (draft) localStorage.setItem(keyOf(part, slug), JSON.stringify(draft));
    else localStorage.removeItem(keyOf(part, slug));
    return true;
  } catch {
    return false;
  }
}

type OptionalPart = {
  [Part in keyof Protocol]-?: undefined extends Protocol[Part] ? Part : never;
}[keyof Protocol];

/** The compiler knows whether one is missing here. */
const OPTIONAL: Record<OptionalPart, true> = {
  languages: true,
  texts: true,
  reward: true,
  ownQuestions: true,
  instructions: true,
  interimLooks: true,
  plan: true,
  holdMinutes: true,
};

/**
 * What was kept, with the parts that a document of before an update lacks as they are stored. An
 * optional part that it does not have was taken away, and stays so.
 */
export function completeKept(stored: Protocol, kept: Protocol): Protocol {
  const required = Object.entries(stored).filter(([part]) => !Object.hasOwn(OPTIONAL, part));
  return { ...(Object.fromEntries(required) as Protocol), ...kept };
}
