const PYTHON =
  "This is Python's notation, not JSON. Write each record with json.dumps(RECORD), one on each line.";
const NOT_A_NUMBER = "NaN and Infinity are not JSON. Write null where a value is missing.";
const OPEN_TEXT =
  "A text in quotation marks does not end on this line. Write a line break within a text as \\n.";
const PRETTY =
  "The JSON is spread over several lines. Write one object on each line (JSON Lines), or one list of objects.";
const PLAIN = "Not valid JSON; each line holds one JSON object.";

/** So much of what is between the texts tells what is wrong. */
const TELLING = 5000;

/** Why a line, or a part of a list, is no JSON: one sentence, with what to do. */
export function jsonFault(text: string): string {
  const { between, isOpen } = readBetweenTexts(text);
  if (/^\s*[[{]\s*(\[\s*)?'|[{,]\s*'[^']*'\s*:/.test(between)) return PYTHON;
  if (/[:[,]\s*(True|False|None)\b/.test(between)) return PYTHON;
  if (/[:[,]\s*-?(NaN|Infinity)\b/.test(between)) return NOT_A_NUMBER;
  return isOpen ? OPEN_TEXT : PLAIN;
}

/** Whether a line ends within a text: the next one is then what follows a raw line break. */
export function endsWithinText(text: string): boolean {
  return readBetweenTexts(text).isOpen;
}

/**
 * Why the beginning of a file in JSON is no JSON Lines: objects that are spread over several lines.
 * Null where the first line that is not blank is an object, or wrong by itself.
 */
export function prettyJsonFault(start: string): string | null {
  const [first = ""] = start.trimStart().split(/[\r\n]/, 1);
  return /^\{\s*$|[[{,:]\s*$/.test(first) && !endsWithinText(first) && !isJson(first)
    ? jsonFault(first) === PYTHON
      ? PYTHON
      : PRETTY
    : null;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What stands between the texts in double quotation marks, each of which becomes "". */
function readBetweenTexts(text: string): { between: string; isOpen: boolean } {
  let between = "";
  let from = 0;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (between.length < TELLING) {
      between += text.slice(from, Math.min(quote === -1 ? text.length : quote, from + TELLING));
    }
    if (quote === -1) return { between, isOpen: false };
    let at = quote + 1;
    while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
    if (at >= text.length) return { between, isOpen: true };
    if (between.length < TELLING) between += '""';
    from = at + 1;
  }
}
