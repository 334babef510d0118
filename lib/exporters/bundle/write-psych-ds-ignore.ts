import type { BundledTable } from "./bundle-description";
import { BUNDLE_DOCUMENTS } from "./bundle-documents";
import { spssCopyPath } from "./spss/spss-copy";

const { readme, changes, description } = BUNDLE_DOCUMENTS;
/** What Psych-DS has rules for. */
const KNOWN: ReadonlySet<string> = new Set([readme, changes, description].map(({ path }) => path));

/**
 * .psychds-ignore: the documents that are neither data nor metadata of Psych-DS, itself among them, one
 * a line. Without a slash before them: its validator finds none by a name that has one.
 */
export function writePsychDsIgnore(tables: readonly Pick<BundledTable, "name">[]): string {
  const documents = Object.values(BUNDLE_DOCUMENTS).map(({ path }) => path);
  return [...documents, ...tables.flatMap(({ name }) => spssCopyPath(name) ?? [])]
    .filter((path) => !KNOWN.has(path))
    .map((path) => `${path}\n`)
    .join("");
}
