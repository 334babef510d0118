/** Widths in ems, a little wider than the charts' type is. */
const WIDTHS: [RegExp, number][] = [
  [/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/u, 1],
  [/[\s.,:;|!'()ijlI]/u, 0.29],
  [/[mwMW%]/u, 0.86],
  [/\p{Lu}/u, 0.64],
];
const USUAL = 0.52;

/**
 * About how wide a text is in the charts' type, rather too wide than too narrow: for room that has to
 * be kept before anything is drawn.
 */
export function estimateTextWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const character of text) {
    ems += WIDTHS.find(([characters]) => characters.test(character))?.[1] ?? USUAL;
  }
  return ems * fontSize;
}
