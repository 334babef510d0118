import type { AboutYou, AboutYouKey } from "@/lib/study/protocol/about-you";
import type { OwnAnswers } from "@/lib/study/protocol/own-questions";

/** A question that decides whether somebody can take part. */
export interface ScreeningQuestion {
  key: string;
  question: string;
  options: { key: string; label: string }[];
  /** The options with which one can take part. */
  admits: string[];
}

/** How many participants are wanted of whom. */
export interface Quotas {
  /** A participant belongs to the first cell that fits. */
  cells: QuotaCell[];
  /** Whether people whom no cell fits take part all the same. */
  admitOthers: boolean;
}

export interface QuotaCell {
  key: string;
  label: string;
  /** Answers that belong to the cell, for each question that matters. */
  where: Partial<Record<AboutYouKey, string[]>>;
  /** The same for the study's own questions with a choice of answers. */
  own?: Record<string, string[]>;
  /** Participants who complete. */
  target: number;
}

/** The cell of people whom none of the quota's cells fits, where they are admitted. */
export const OTHER_CELL = "other";

/** The keys of the screening questions whose answer does not let one take part. */
export function failedScreening(
  screening: readonly ScreeningQuestion[],
  answers: Readonly<Record<string, string>>,
): string[] {
  return screening
    .filter(({ key, admits }) => !admits.includes(answers[key] ?? ""))
    .map(({ key }) => key);
}

/**
 * The quota cell of a participant: the first that fits; `other` where none does but others are
 * admitted; null without quotas.
 * @returns "none" where no cell fits and others are not admitted.
 */
export function findCell(
  quotas: Quotas | null,
  aboutYou: AboutYou,
  own: OwnAnswers = {},
): { kind: "cell"; cell: string | null } | { kind: "none" } {
  if (!quotas) return { kind: "cell", cell: null };
  const cell = quotas.cells.find(
    (one) =>
      Object.entries(one.where).every(([question, answers]) =>
        answers.includes(aboutYou[question as AboutYouKey]),
      ) &&
      Object.entries(one.own ?? {}).every(([question, answers]) =>
        answers.includes(own[question] ?? ""),
      ),
  );
  if (cell) return { kind: "cell", cell: cell.key };
  return quotas.admitOthers ? { kind: "cell", cell: OTHER_CELL } : { kind: "none" };
}

/** How many have completed or are at it: in the whole study, and by cell. */
export interface TakenPlaces {
  total: number;
  byCell: ReadonlyMap<string, number>;
}

/**
 * Whether the study still takes somebody of this cell.
 *
 * @param options.gaps - whether drop-outs left gaps: they are filled beyond the target of the study,
 * but never beyond that of a quota cell.
 */
export function hasRoom(
  { quotas, targetParticipants }: { quotas: Quotas | null; targetParticipants: number | null },
  cell: string | null,
  taken: TakenPlaces,
  { gaps }: { gaps: () => boolean },
): boolean {
  const target = quotas?.cells.find(({ key }) => key === cell)?.target;
  if (target !== undefined && (taken.byCell.get(cell ?? "") ?? 0) >= target) return false;
  return targetParticipants === null || taken.total < targetParticipants || gaps();
}
