export interface TranslatedTrial {
  position: number;
  /** Whether the page was seen translated while it was answered; null: not known. */
  translated: boolean | null;
}

export interface TranslatedFlag {
  kind: "translated";
  /** Positions of the trials that were answered on a translated page. */
  positions: number[];
  /** Trials of which it is known. */
  measured: number;
}

/** Trials on a page that the browser had translated: statements, and perhaps more, had other words. */
export function flagTranslated(trials: readonly TranslatedTrial[]): TranslatedFlag | null {
  const measured = trials.filter(({ translated }) => translated !== null);
  const positions = measured.flatMap(({ position, translated }) => (translated ? [position] : []));
  return positions.length === 0
    ? null
    : { kind: "translated", positions, measured: measured.length };
}
