import { quoteR } from "@/lib/programs/r/r-script";

/**
 * Text as an R string that R reads alike in every locale: what is no ASCII stands as its code.
 * Example: `é` becomes `"\u00e9"`.
 */
export function quoteInAscii(text: string): string {
  return quoteR(text).replace(/[^\x20-\x7e]/gu, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
  });
}

/** Texts as an R vector. */
export function quoteAll(texts: readonly string[]): string {
  return `c(${texts.map(quoteInAscii).join(", ")})`;
}
