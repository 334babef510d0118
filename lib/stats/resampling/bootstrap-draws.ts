import type { Random } from "@/lib/random";
import { addCells, type ParticipantCells } from "./bootstrap-cells";
import type { FigureReader } from "./bootstrap-figures";

/**
 * All figures of all replicates, those of a figure next to each other. A replicate draws as many
 * participants as there are, with replacement; its table is the sum of theirs.
 */
export function drawReplicates(
  cells: ParticipantCells,
  reader: FigureReader,
  replicates: number,
  random: Random,
): Float64Array {
  const { participants } = cells;
  const drawn = new Float64Array(reader.figures * replicates);
  const times = new Int32Array(participants);
  const table = new Float64Array(cells.size);
  const figures = new Float64Array(reader.figures);
  for (let replicate = 0; replicate < replicates; replicate++) {
    times.fill(0);
    for (let draw = 0; draw < participants; draw++) times[random.below(participants)]! += 1;
    table.fill(0);
    for (let participant = 0; participant < participants; participant++) {
      if (times[participant]! > 0) addCells(table, cells, participant, times[participant]!);
    }
    reader.read(table, figures);
    for (let figure = 0; figure < figures.length; figure++) {
      drawn[figure * replicates + replicate] = figures[figure]!;
    }
  }
  return drawn;
}
