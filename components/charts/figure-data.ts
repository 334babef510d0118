/** The figures behind a chart or a table, unrounded, as they are written into a file. */
export interface FigureData {
  /** The file's name without its ending. */
  name: string;
  columns: string[];
  rows: (string | number | null)[][];
}
