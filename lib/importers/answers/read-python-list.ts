/** What text in Python's notation holds: as JSON, without what only Python has. */
export type PythonValue =
  | string
  | number
  | boolean
  | null
  | PythonValue[]
  | { [key: string]: PythonValue };

const WORDS = new Map<string, PythonValue>([
  ["True", true],
  ["False", false],
  ["None", null],
  ["nan", null],
]);
const ESCAPES = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["r", "\r"],
]);
const DEEPEST = 8;

/**
 * A list or dictionary as Python or numpy prints it: "['an oven', \"a baker's\"]",
 * "{'label': array(['A'], dtype=object), 'text': array(['oven'], dtype=object)}", "['A' 'B']".
 * Undefined for anything else.
 */
export function readPythonValue(text: string): PythonValue | undefined {
  let at = 0;
  try {
    const value = readValue(0);
    skip();
    return at === text.length ? value : undefined;
  } catch (error) {
    if (error instanceof NotPython) return undefined;
    throw error;
  }

  function readValue(depth: number): PythonValue {
    if (depth > DEEPEST) throw new NotPython();
    skip();
    const start = text[at];
    if (start === "[" || start === "(") return readItems(start === "[" ? "]" : ")", depth);
    if (start === "{") return readEntries(depth);
    if (start === "'" || start === '"') return readString();
    if (text.startsWith("array(", at)) return readArray(depth);
    const [word = ""] = /^[\w.+-]{1,40}/.exec(text.slice(at, at + 40)) ?? [];
    at += word.length;
    if (WORDS.has(word)) return WORDS.get(word) ?? null;
    if (word === "" || Number.isNaN(Number(word))) throw new NotPython();
    return Number(word);
  }

  /** numpy prints its items with blanks alone between them. */
  function readItems(end: string, depth: number): PythonValue[] {
    const items: PythonValue[] = [];
    for (at += 1; !takes(end); takes(",")) {
      items.push(readValue(depth + 1));
    }
    return items;
  }

  function readEntries(depth: number): PythonValue {
    const entries: [string, PythonValue][] = [];
    for (at += 1; !takes("}"); takes(",")) {
      const key = readValue(depth + 1);
      if (typeof key === "object" || !takes(":")) throw new NotPython();
      entries.push([String(key), readValue(depth + 1)]);
    }
    return Object.fromEntries(entries);
  }

  /** "array([…], dtype=object)" is its list. */
  function readArray(depth: number): PythonValue {
    at += "array(".length;
    const list = readValue(depth + 1);
    const [kind = ""] =
      /^\s{0,20},\s{0,20}dtype=[\w'"<>]{1,20}/.exec(text.slice(at, at + 70)) ?? [];
    at += kind.length;
    if (!takes(")")) throw new NotPython();
    return list;
  }

  function readString(): string {
    const quote = text[at];
    let read = "";
    for (at += 1; at < text.length; at += 1) {
      const sign = text[at];
      if (sign === quote) {
        at += 1;
        return read;
      }
      if (sign === "\\") read += readEscape();
      else read += sign;
    }
    throw new NotPython();
  }

  function readEscape(): string {
    at += 1;
    const sign = text[at] ?? "";
    const digits = { x: 2, u: 4, U: 8 }[sign];
    if (digits === undefined) return ESCAPES.get(sign) ?? sign;
    const code = Number.parseInt(text.slice(at + 1, at + 1 + digits), 16);
    if (Number.isNaN(code) || code > 0x10ffff) throw new NotPython();
    at += digits;
    return String.fromCodePoint(code);
  }

  function takes(sign: string): boolean {
    skip();
    if (at >= text.length) throw new NotPython();
    if (text[at] !== sign) return false;
    at += 1;
    return true;
  }

  function skip(): void {
    while (at < text.length && /\s/.test(text[at] ?? "")) at += 1;
  }
}

class NotPython extends Error {}
