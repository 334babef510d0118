import { addCells, type ParticipantCells } from "./bootstrap-cells";
import type { FigureReader } from "./bootstrap-figures";

/** Sums of the powers of what the figure without each participant exceeds the figure by. */
export interface JackknifeSums {
  participants: number;
  first: number;
  second: number;
  third: number;
}

/**
 * The acceleration from the jackknife: a sixth of the skewness of Σ dᵢ, dᵢ being how far the figure
 * without participant i lies below the mean of such figures.
 *
 * Unit of analysis: the participant. Degenerate: 0 where leaving out makes no difference.
 * Source: Efron 1987; Efron and Tibshirani 1993, formula 14.15.
 * Example: the mean of 1 2 6 is 3, without each it is 4, 3.5, 1.5; d = −1, −.5, 1.5: .0572704.
 * Throws nothing.
 */
export function jackknifeAcceleration(sums: JackknifeSums): number {
  const mean = sums.first / sums.participants;
  const squares = sums.second - mean * sums.first;
  if (!(squares > 0)) return 0;
  const cubes = 3 * mean * sums.second - 2 * mean * mean * sums.first - sums.third;
  return cubes / (6 * squares ** 1.5);
}

/** The acceleration of every figure, from leaving each participant out once. */
export function accelerate(
  cells: ParticipantCells,
  reader: FigureReader,
  whole: Float64Array,
  estimates: Float64Array,
): Float64Array {
  const table = whole.slice();
  const figures = new Float64Array(reader.figures);
  const sums = [1, 2, 3].map(() => new Float64Array(reader.figures));
  for (let participant = 0; participant < cells.participants; participant++) {
    addCells(table, cells, participant, -1);
    reader.read(table, figures);
    addCells(table, cells, participant, 1);
    for (let figure = 0; figure < figures.length; figure++) {
      const excess = figures[figure]! - estimates[figure]!;
      sums[0]![figure]! += excess;
      sums[1]![figure]! += excess * excess;
      sums[2]![figure]! += excess * excess * excess;
    }
  }
  return figures.map((_, figure) =>
    jackknifeAcceleration({
      participants: cells.participants,
      first: sums[0]![figure]!,
      second: sums[1]![figure]!,
      third: sums[2]![figure]!,
    }),
  );
}
