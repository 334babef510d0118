/** What a script has to know of an analysis set: the columns and the order of its groups. */
export interface RData {
  /** Keys, which are the names of the columns. */
  constructs: readonly string[];
  /** Keys of the methods in the study's order. */
  methods: readonly string[];
  /** The same as the file has them, where an apostrophe stands before what a spreadsheet could run. */
  methodsInFile?: readonly string[];
}

export interface RScript {
  title: string;
  /** For a person to run beside `comparison.csv`: from reading the file to the figures. */
  code: string;
  /** The same figures in base R, as R in the browser gives them. */
  webR?: {
    /** Reads the file; the same for every script of an analysis set. */
    prepare: string;
    /** Its last expression is a named numeric vector. */
    code: string;
    /** The names of that vector, in its order. */
    figures: string[];
    /** How close it can come, relative to a figure, where it searches; 1e-9 where it computes. */
    within?: number;
    /** An absolute difference that is none, where R itself computes a figure no closer. */
    negligible?: number;
  };
}

/** A figure of Grounded's under the name that R's script gives to its own; null where there is none. */
export interface NamedFigure {
  name: string;
  value: number | null;
}

/** Text as an R string. Example: `say "hi"` becomes `"say \"hi\""`. */
export function quoteR(text: string): string {
  return JSON.stringify(text);
}

/** Texts as an R vector. Example: `c("a", "b")`. */
export function quoteAll(texts: readonly string[]): string {
  return `c(${texts.map(quoteR).join(", ")})`;
}

/**
 * The name of a figure that belongs to methods.
 *
 * Example: `nameFigure("z", "CF:Unrevised", "MT:Unrevised")` is "z, CF:Unrevised / MT:Unrevised".
 */
export function nameFigure(figure: string, ...methods: readonly string[]): string {
  return methods.length === 0 ? figure : `${figure}, ${methods.join(" / ")}`;
}

/** Figures under each of the names: one figure's pairs or methods, then the next figure's. */
export function nameFigures(
  figures: readonly string[],
  methods: readonly (readonly string[])[],
): string[] {
  return figures.flatMap((figure) => methods.map((names) => nameFigure(figure, ...names)));
}
