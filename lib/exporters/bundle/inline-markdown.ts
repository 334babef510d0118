/** A text as one line of Markdown that shows it as it is; what stands between backticks stays code. */
export function inlineMarkdown(text: string): string {
  return inOneLine(text)
    .split(/(`[^`]*`)/)
    .map((part, place) => (place % 2 === 1 ? part : part.replace(/[\\*_[\]<>#|]/g, "\\$&")))
    .join("");
}

/** Line by line: a pattern with white space around a line end takes forever over much white space. */
function inOneLine(text: string): string {
  const lines = text.split(/[\r\n]+/);
  return lines
    .map((line, at) => (at === 0 ? line : line.trimStart()))
    .map((line, at) => (at === lines.length - 1 ? line : line.trimEnd()))
    .filter((line, at) => line !== "" || at === 0 || at === lines.length - 1)
    .join(" ");
}
