import { BUNDLE_DOCUMENTS } from "./bundle-documents";

const { readme, changes, description } = BUNDLE_DOCUMENTS;
/** What Psych-DS has rules for. */
const KNOWN: ReadonlySet<string> = new Set([readme, changes, description].map(({ path }) => path));

/**
 * .psychds-ignore: the documents that are neither data nor metadata of Psych-DS, itself among them, one
 * a line. Without a slash before them: its validator finds none by a name that has one.
 */
export function writePsychDsIgnore(): string {
  return Object.values(BUNDLE_DOCUMENTS)
    .filter(({ path }) => !KNOWN.has(path))
    .map(({ path }) => `${path}\n`)
    .join("");
}
