/** What translators put around or beside the words that they replace: Chrome, Edge. */
const MARKS = "main font, main [_msttexthash]";

/**
 * Whether something in the browser shows the page in another language than it was written in. Chrome
 * marks the document, Edge its texts, Firefox and others change the language that the document names.
 */
export function isTranslated(page: Document): boolean {
  const root = page.documentElement;
  const written = root.dataset.writtenIn;
  return (
    root.matches(".translated-ltr, .translated-rtl") ||
    (written !== undefined && root.lang !== written) ||
    page.querySelector(MARKS) !== null
  );
}
