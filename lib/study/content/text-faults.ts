/** What spreadsheets, pandas and JSON write where there is nothing. */
const PLACEHOLDER = /^(?:nan|n\/?a|none|null|nil|undefined|<na>|#n\/a|[-–—.?]{1,3})$/i;

/** Markup of a page or of Markdown, an entity, or a line break that is written out. */
const MARKUP =
  /<\/?(?:a|b|br|code|div|em|font|h[1-6]|hr|i|img|li|ol|p|pre|span|strong|sub|sup|table|td|th|tr|u|ul)(?:\s[^<>]{0,200})?\/?>|&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,6});|\*\*(?=\S)|(?<=[.!?] ?)\\n/i;

/** Also behind a quotation mark or a bracket, and in other scripts. */
const SENTENCE_END = /[.!?…。！？।؟۔︒｡][\p{Pe}\p{Pf}\p{Pi}"'*_]{0,3}$/u;
/** A shorter one is a note, and no sentence that was cut. */
const SHORTEST_SENTENCE = 40;

/** Whether a text only says that there is none: "nan", "N/A", "-". */
export function isPlaceholder(text: string): boolean {
  return text.length <= 9 && PLACEHOLDER.test(text.trim());
}

/** The first markup in a text, as it is written; null where there is none. */
export function findMarkup(text: string): RegExpExecArray | null {
  // Most texts have none of its signs, which is seen faster.
  return /[<&*\\]/.test(text) ? MARKUP.exec(text) : null;
}

/** Whether a text of some length ends in the middle of a sentence, as one that was cut does. */
export function isUnfinished(text: string): boolean {
  const written = text.trimEnd();
  if (written.length < SHORTEST_SENTENCE || written.endsWith(".")) return false;
  // Only its end is looked at, so that a long text costs no more.
  return !SENTENCE_END.test(written.slice(-8));
}
