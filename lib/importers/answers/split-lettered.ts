/** What is written around the labels of a list, by its first label. */
const FIRST_MARK = /^([([]?)(a|A|1)([)\].:]{1,2})(?=\s|$|[^\s)\].:])/;
/** "1. May" is a day, and no choice with its label. */
const PREFIXED = /^\s*(?:[([]?([A-Za-z])[)\].:]|[([]?(\d{1,2})[)\]])\s*(\S[\s\S]*)$/;
const MOST = 10;

/**
 * The choices of "(a) an oven (b) a barn", in one line or several, with their labels as they are
 * called: also "A) …", "a. …", "1. …". Null for a text that does not begin so, or with only one.
 * Every label but the first stands between white space, and they follow each other in order.
 */
export function splitLettered(text: string): { texts: string[]; labels: string[] } | null {
  const list = text.trim();
  const [mark = "", before = "", start = "", after = ""] = FIRST_MARK.exec(list) ?? [];
  if (mark === "") return null;
  const labels = [start];
  const texts: string[] = [];
  let rest = list.slice(mark.length);
  while (labels.length < MOST) {
    const label = nextLabel(start, labels.length);
    const next = findMark(rest, `${before}${label}${after}`);
    if (next === null) break;
    texts.push(rest.slice(0, next.from).trim());
    rest = rest.slice(next.to);
    labels.push(label);
  }
  texts.push(rest.trim());
  return texts.length > 1 ? { texts, labels } : null;
}

/** Lines, or a list, of which each begins with its own label: "A)21", "B)22"; else null. */
export function splitPrefixed(
  items: readonly string[],
): { texts: string[]; labels: string[] } | null {
  const pairs = items.map((item) => PREFIXED.exec(item));
  if (items.length < 2 || pairs.includes(null)) return null;
  const labels = pairs.map((pair) => pair?.[1] ?? pair?.[2] ?? "");
  const start = labels[0] ?? "";
  if (!/^[aA1]$/.test(start)) return null;
  if (labels.some((label, index) => label !== nextLabel(start, index))) return null;
  const texts = pairs.map((pair) => pair?.[3]?.trim() ?? "");
  return new Set(texts).size < new Set(items).size ? null : { labels, texts };
}

function nextLabel(start: string, index: number): string {
  return start === "1" ? String(index + 1) : String.fromCharCode(start.charCodeAt(0) + index);
}

/** A mark between white space, from behind which the next text goes on. */
function findMark(text: string, mark: string): { from: number; to: number } | null {
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) {
    const before = text[at - 1] ?? "";
    const behind = text[at + mark.length] ?? " ";
    if (/\s/.test(before) && /\s/.test(behind)) return { from: at, to: at + mark.length };
  }
  return null;
}
