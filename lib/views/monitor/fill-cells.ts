/** How far the explanations of one question by one method have been rated; usually there is one. */
export interface FillCell {
  responses: number;
  explanations: number;
  /** Those of them that are given to nobody new. */
  retired: number;
}

export interface CellRow {
  id: string;
  externalId: string;
  /** In the order of the methods; null where the method has no explanation of the question. */
  cells: (FillCell | null)[];
}

/** The deepest wash that keeps the text readable, in percent. */
const DEEPEST = 32;

/** A cell's wash for a share of what there is to be: the deeper, the more. */
export function washOf(share: number): string {
  const depth = Math.round(DEEPEST * Math.min(1, Math.max(0, share)));
  return `color-mix(in oklab, var(--color-accent) ${depth}%, transparent)`;
}

/** Responses that count as a full cell: what is aimed at, or the most that any of these cells has. */
export function fullCell(rows: readonly CellRow[], aim: number | null): number {
  const each = rows.flatMap(({ cells }) =>
    cells.map((cell) => (cell ? cell.responses / cell.explanations : 0)),
  );
  return aim ?? Math.max(1, ...each);
}
