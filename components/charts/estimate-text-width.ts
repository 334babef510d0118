const AVERAGE = 0.54;
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/u;

/**
 * About how wide a text is in the charts' type, rather too wide than too narrow: for room that has to
 * be kept before anything is drawn.
 */
export function estimateTextWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const character of text) ems += WIDE.test(character) ? 1 : AVERAGE;
  return ems * fontSize;
}
