export const LONGEST_SLUG = 60;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Names that addresses beside those of the studies need for themselves (as in /api/take/trials). */
const RESERVED = ["trials", "new", "import"];

/** A study's name in addresses, made from its title: "Études, part 2" gives "etudes-part-2". */
export function slugFromTitle(title: string): string {
  return title
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, LONGEST_SLUG)
    .replace(/-+$/, "");
}

/** The same from the name of a file: "Études, part 2.csv" gives "etudes-part-2". */
export function slugFrom(fileName: string): string {
  return slugFromTitle(fileName.replace(/\.[A-Za-z0-9]{1,6}$/, ""));
}

/** What is wrong with a study's name in addresses, in one sentence; null when nothing is. */
export function slugProblem(slug: string): string | null {
  if (slug === "") return "The name of the file makes no name for a study; choose one.";
  if (RESERVED.includes(slug)) {
    return `A study cannot have the name "${slug}", which the addresses of the pages need.`;
  }
  if (SLUG.test(slug) && slug.length <= LONGEST_SLUG) return null;
  const better = slugFrom(slug);
  const example = slugProblem(better || "trials") === null ? ` ("${better}", for example)` : "";
  return `A study's name has up to ${LONGEST_SLUG} lower-case letters, digits and single hyphens between them${example}.`;
}
