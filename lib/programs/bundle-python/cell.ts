/** A cell of a notebook: its text in Markdown, or code in Python. */
export interface Cell {
  kind: "markdown" | "code";
  text: string;
}

export const say = (text: string): Cell => ({ kind: "markdown", text: text.trim() });
export const run = (text: string): Cell => ({ kind: "code", text: text.trim() });
