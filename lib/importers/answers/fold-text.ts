const ASCII = /^[\x20-\x7e]*$/;
/** Soft hyphens, zero-width characters and marks of direction: nobody sees them. */
const UNSEEN = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
const APOSTROPHES = /[`\u00B4\u02BC\u2018-\u201B\u2032\uFF07]/g;
const QUOTATION_MARKS = /[\u00AB\u00BB\u201C-\u201F\u2033\uFF02]/g;
const HYPHENS = /[\u2010\u2011]/g;

/**
 * A text as it is compared where nothing is equal exactly: composed characters (NFC), one kind of
 * apostrophe, quotation mark, hyphen and space, nothing that nobody sees, in lower case. Only ever
 * for comparing: what was written is what is stored. Texts in ASCII, most of them, are folded fast.
 */
export function foldText(text: string): string {
  if (ASCII.test(text)) {
    return text.replaceAll("`", "'").toLowerCase().replace(/ {2,}/g, " ").trim();
  }
  return text
    .replace(UNSEEN, "")
    .normalize("NFC")
    .replace(APOSTROPHES, "'")
    .replace(QUOTATION_MARKS, '"')
    .replace(HYPHENS, "-")
    .toLowerCase()
    .replaceAll("ς", "σ")
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .trim();
}
