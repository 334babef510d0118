import { cssColourToHex } from "./css-colour-to-hex";

const PLAIN = [
  ["stroke-width", "1px"],
  ["stroke-dasharray", "none"],
  ["stroke-linecap", "butt"],
  ["stroke-linejoin", "miter"],
  ["font-size", ""],
  ["font-weight", "400"],
  ["text-anchor", "start"],
  ["dominant-baseline", "auto"],
  ["shape-rendering", "auto"],
] as const;

/** The colour as attributes that every drawing program knows. */
function paint(of: Element, name: "fill" | "stroke", style: CSSStyleDeclaration): void {
  const computed = style.getPropertyValue(name);
  const colour = cssColourToHex(computed);
  of.removeAttribute(`${name}-opacity`);
  if (!colour) {
    of.setAttribute(name, computed || "none");
    return;
  }
  const opacity =
    colour.opacity * Number.parseFloat(style.getPropertyValue(`${name}-opacity`) || "1");
  of.setAttribute(name, opacity > 0 ? colour.hex : "none");
  if (opacity > 0 && opacity < 1) of.setAttribute(`${name}-opacity`, String(opacity));
}

/** A copy of a drawing that looks the same without the page's style sheets. */
export function inlineSvgStyles(drawn: SVGSVGElement): SVGSVGElement {
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  const originals = [drawn, ...drawn.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  copies.forEach((element, index) => {
    const original = originals[index];
    if (!original) return;
    const style = getComputedStyle(original);
    for (const name of ["class", "style", "tabindex", "role"]) element.removeAttribute(name);
    if (element.closest("defs")) return;
    const isText = /^(text|tspan)$/.test(element.tagName);
    if (!isText && !/^(path|line|rect|circle|polygon|polyline)$/.test(element.tagName)) return;
    paint(element, "fill", style);
    paint(element, "stroke", style);
    for (const [name, usual] of PLAIN) {
      if (!isText && /^(font|text|dominant)/.test(name)) continue;
      const value = style.getPropertyValue(name);
      if (value && value !== usual) element.setAttribute(name, value);
      else element.removeAttribute(name);
    }
    if (Number(style.opacity) < 1) element.setAttribute("opacity", style.opacity);
  });
  return copy;
}
