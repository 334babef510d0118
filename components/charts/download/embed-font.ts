/** The Latin part of a family is the one that the charts' words are in; others fall back. */
const LATIN = /U\+0{0,4}-0{0,2}FF/i;

/**
 * The SVG with the page's own type inside it: an image may not use the fonts of the page that it is
 * drawn on. Where the type cannot be had, the SVG stays as it is, and another one stands in.
 */
export async function embedFont(svg: string): Promise<string> {
  try {
    const found = findFontFace();
    if (!found) return svg;
    const reply = await fetch(found.address);
    if (!reply.ok) return svg;
    const address = await readAsDataAddress(await reply.blob());
    const face = `@font-face{font-family:${found.family};font-weight:200 900;src:url(${address})}`;
    return svg.replace("<rect", `<style>${face}</style><rect`);
  } catch {
    return svg;
  }
}

function findFontFace(): { family: string; address: string } | null {
  const wanted = getComputedStyle(document.body).fontFamily.split(",")[0]?.trim();
  for (const sheet of document.styleSheets) {
    for (const rule of readRules(sheet)) {
      if (!(rule instanceof CSSFontFaceRule)) continue;
      const family = rule.style.getPropertyValue("font-family");
      const source = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue("src"))?.[1];
      if (unquoted(family) !== unquoted(wanted ?? "") || !source) continue;
      if (!LATIN.test(rule.style.getPropertyValue("unicode-range"))) continue;
      return { family, address: new URL(source, sheet.href ?? document.baseURI).href };
    }
  }
  return null;
}

/** Style sheets of other origins, as extensions bring them, may not be read. */
function readRules(sheet: CSSStyleSheet): Iterable<CSSRule> {
  try {
    return sheet.cssRules;
  } catch {
    return [];
  }
}

function unquoted(family: string): string {
  return family.replaceAll(/["']/g, "");
}

function readAsDataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
