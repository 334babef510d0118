/** The last one is no such word, but PSPP takes it for a command where a line begins with it. */
const RESERVED = new Set("ALL AND BY EQ GE GT LE LT NE NOT OR TO WITH COMMENT".split(" "));
const MOST_BYTES = 64;

/**
 * The columns' names as SPSS takes them: letters, digits and _ of at most 64 bytes, beginning with a
 * letter and not ending in _, no word of the language, and each once whatever its case.
 *
 * Example: `with`, `own_1`, `Own_1` and `Länge?` become `v_with`, `own_1`, `Own_1_2` and
 * `Länge`.
 */
export function spssNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = name.replace(/[^\p{L}\p{M}\p{N}_]+/gu, "_").replace(/_+$/, "");
    const isWord = RESERVED.has(plain.toUpperCase());
    const valid = /^\p{L}/u.test(plain) && !isWord ? plain : `v_${plain}`.replace(/_+$/, "");
    for (let number = 1; ; number++) {
      const suffix = number === 1 ? "" : `_${number}`;
      const found = cutBytes(valid, MOST_BYTES - suffix.length).replace(/_+$/, "") + suffix;
      if (taken.has(found.toUpperCase())) continue;
      taken.add(found.toUpperCase());
      return found;
    }
  });
}

/** The text's beginning of at most so many bytes of UTF-8, without half a character at its end. */
export function cutBytes(text: string, most: number): string {
  let bytes = 0;
  let kept = "";
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > most) break;
    kept += character;
  }
  return kept;
}
