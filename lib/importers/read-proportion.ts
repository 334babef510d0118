import { plainNumber, readNumber } from "./read-number";

export interface Proportion {
  /** From 0 to 1 where the text is a proportion; other numbers come as they are. */
  value: number;
  styles: ("decimal comma" | "percent sign")[];
}

/**
 * The proportion that a text is: with a decimal point or a decimal comma ("0,651"), or as a percentage
 * with its sign ("65.1%", "65,1 %"). A comma cannot separate thousands here. Null for any other text.
 */
export function readProportion(text: string): Proportion | null {
  const written = plainNumber(text);
  const percent = written.endsWith("%") ? written.slice(0, -1).trimEnd() : undefined;
  const number = percent ?? written;
  const hasComma = /^[+-]?\d*,\d+$/.test(number);
  const plain = hasComma ? number.replace(",", ".") : number;
  if (readNumber(plain) === null || (percent !== undefined && /e/i.test(plain))) return null;
  return {
    // The exponent divides without an error of rounding: 65.1% is 0.651.
    value: Number(percent === undefined ? plain : `${plain}e-2`),
    styles: [
      ...(hasComma ? (["decimal comma"] as const) : []),
      ...(percent === undefined ? [] : (["percent sign"] as const)),
    ],
  };
}
