/** A text as one line of Markdown that shows it as it is; what stands between backticks stays code. */
export function inlineMarkdown(text: string): string {
  return text
    .replace(/\s*[\r\n]+\s*/g, " ")
    .split(/(`[^`]*`)/)
    .map((part, place) => (place % 2 === 1 ? part : part.replace(/[\\*_[\]<>#|]/g, "\\$&")))
    .join("");
}
