import { cssColourToHex } from "./css-colour-to-hex";
import { inlineSvgStyles } from "./inline-svg-styles";
import { readTextLines } from "./read-text-lines";
import { wrapText } from "./wrap-text";

const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 16;
const TITLE = { size: 15, line: 20 };

export interface DrawingWords {
  title: string;
  /** Where the data came from, if not from the study's participants. */
  origin: string | null;
  summary: string;
}

/**
 * What is drawn within an element as one SVG that stands alone: the charts in it with their styles
 * inlined, the words and swatches beside them, its title, and the origin of its data, on white and in
 * the light colours whatever the page shows.
 */
export function serialiseDrawing(drawing: HTMLElement, words: DrawingWords): string {
  // Read within one task, so that nobody sees the colours change.
  drawing.dataset.palette = "light";
  try {
    const family = getComputedStyle(drawing).fontFamily;
    const box = drawing.getBoundingClientRect();
    const title = wrapTitle([words.title, words.origin].filter(Boolean).join(" · "), box, family);
    const top = MARGIN + title.length * TITLE.line + 12;
    const width = Math.ceil(box.width) + 2 * MARGIN;
    const height = Math.ceil(box.height) + top + MARGIN;
    const svg = make("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img" });
    svg.setAttribute("font-family", family);
    svg.append(
      make("title", {}, words.title),
      make("desc", {}, words.summary),
      make("rect", { width, height, fill: "#ffffff" }),
      ...title.map((line, index) =>
        make(
          "text",
          {
            x: MARGIN,
            y: MARGIN + (index + 0.75) * TITLE.line,
            fill: "#000000",
            "font-size": TITLE.size,
            "font-weight": 600,
          },
          line,
        ),
      ),
    );
    copyInto(svg, drawing, MARGIN - box.left, top - box.top);
    return new XMLSerializer().serializeToString(svg);
  } finally {
    delete drawing.dataset.palette;
  }
}

function make(name: string, attributes: Record<string, string | number>, text?: string) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text !== undefined) element.textContent = text;
  return element;
}

function wrapTitle(title: string, box: DOMRect, family: string): string[] {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return [title];
  context.font = `600 ${TITLE.size}px ${family}`;
  return wrapText(title, box.width, (text) => context.measureText(text).width);
}

function copyInto(svg: Element, from: Element, dx: number, dy: number): void {
  for (const element of from.children) {
    const style = getComputedStyle(element);
    if (style.display === "none" || style.visibility === "hidden") continue;
    const { left, top, width, height } = element.getBoundingClientRect();
    if (element instanceof SVGSVGElement) {
      const copy = inlineSvgStyles(element);
      const place = { x: left + dx, y: top + dy, width, height };
      for (const [key, value] of Object.entries(place)) copy.setAttribute(key, String(value));
      copy.setAttribute("overflow", "visible");
      svg.append(copy);
      continue;
    }
    // What only screen readers get is a pixel wide.
    if (style.position === "absolute" && width <= 1) continue;
    const fill = cssColourToHex(style.backgroundColor);
    if (fill && fill.opacity > 0) {
      const isEdged = Number.parseFloat(style.borderTopWidth) > 0;
      const stroke = (isEdged && cssColourToHex(style.borderTopColor)?.hex) || "none";
      svg.append(
        make("rect", { x: left + dx, y: top + dy, width, height, fill: fill.hex, stroke }),
      );
    }
    for (const line of readTextLines(element)) {
      const attributes = {
        x: line.x + dx,
        y: line.baseline + dy,
        fill: cssColourToHex(style.color)?.hex ?? "#000000",
        "font-size": style.fontSize,
        "font-weight": style.fontWeight,
      };
      svg.append(make("text", attributes, line.text));
    }
    copyInto(svg, element, dx, dy);
  }
}
