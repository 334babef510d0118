/** How much of a line of text lies above its baseline, in the charts' type. */
const ASCENT = 0.78;

export interface TextLine {
  text: string;
  x: number;
  baseline: number;
}

/** The text that stands directly in an element, line by line as the browser broke it. */
export function readTextLines(element: Element): TextLine[] {
  const lines: TextLine[] = [];
  for (const node of element.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE) continue;
    let open: TextLine | null = null;
    for (const word of (node.textContent ?? "").matchAll(/\S+/g)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const box = range.getClientRects()[0];
      if (!box) continue;
      const baseline = box.top + ASCENT * box.height;
      if (open && Math.abs(open.baseline - baseline) < 1) {
        open.text += ` ${word[0]}`;
      } else {
        open = { text: word[0], x: box.left, baseline };
        lines.push(open);
      }
    }
  }
  return lines;
}
