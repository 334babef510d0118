import { JsonRefused, parseJson } from "@/lib/importers/parse-json";
import { endsWithinText, jsonFault } from "./json-fault";
import { splitLines, TOO_LONG } from "./split-lines";
import { type Splitter, TextFlaw } from "./text-flaw";

/** A record of JSON, or why it is none. */
export type JsonItem = { line: number; value: unknown } | { line: number; fault: string };

/** More is no record, but a bracket that was forgotten. */
const LONGEST_ITEM = 1024 * 1024;

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const [LF, CR] = [0x0a, 0x0d];

function readItem(line: number, text: string): JsonItem {
  try {
    const value = parseJson(text);
    const twice = repeatedName(text);
    if (twice === null) return { line, value };
    return { line, fault: `The name ${twice} is in the object twice. Keep one of them.` };
  } catch (error) {
    return { line, fault: error instanceof JsonRefused ? error.message : jsonFault(text) };
  }
}

/**
 * The first name, in its quotation marks, that an object has twice, of which parsing would keep the last
 * without a word; null where there is none. Objects inside of it are not looked at.
 */
function repeatedName(text: string): string | null {
  const names = new Set<string>();
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === OPEN_LIST || code === OPEN_OBJECT) depth += 1;
    else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth -= 1;
    if (code !== QUOTE) continue;
    const end = endOfText(text, at);
    if (depth === 1 && /^\s*:/.test(text.slice(end + 1, end + 20))) {
      const name = text.slice(at, end + 1);
      if (names.has(name)) return name;
      names.add(name);
    }
    at = end;
  }
  return null;
}

function endOfText(text: string, from: number): number {
  let end = text.indexOf('"', from + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let marks = 0;
  while (text.charCodeAt(at - 1 - marks) === BACKSLASH) marks += 1;
  return marks % 2 === 1;
}

/** Such a file is something else, and each broken line costs far more time than a sound one. */
const MOST_FAULTS = 2000;
const TOO_MANY = `More than ${MOST_FAULTS.toLocaleString("en")} lines are no JSON; nothing behind them is read.`;

/**
 * JSON Lines: one value on each line that is not blank. A broken line is a fault, and the next is read;
 * after thousands of them nothing more is.
 */
export function splitJsonLines(line = 1): Splitter<JsonItem> {
  const lines = splitLines(line);
  let afterOpenText = false;
  let faults = 0;

  const read = ({ line, text }: { line: number; text: string }): JsonItem[] => {
    if (faults > MOST_FAULTS) return [];
    const item = readItem(line, text);
    if ("fault" in item) faults += 1;
    if (faults > MOST_FAULTS) return [{ line, fault: TOO_MANY }];
    const isRest = afterOpenText && "fault" in item;
    afterOpenText = "fault" in item && endsWithinText(isRest ? `"${text}` : text);
    // The rest of a text with a raw line break has been told with its beginning.
    return isRest ? [] : [item];
  };
  return {
    push: (piece) => lines.push(piece).flatMap(read),
    end: () => lines.end().flatMap(read),
  };
}

/**
 * The parts of one JSON list, each by the line on which it begins; memory holds one of them. `line` is
 * that of the first character.
 *
 * @throws TextFlaw at the first part that is not JSON, at a list that never ends, and at what follows
 * its end.
 */
export function splitJsonList(line = 1): Splitter<JsonItem> {
  let state: "before" | "between" | "part" | "after" = "before";
  /** Whether a comma came before: then a part has to follow. */
  let afterComma = false;
  let depth = 0;
  let inText = false;
  let escaped = false;
  let lastCr = false;
  let rest = "";
  let begin = line;

  function close(text: string): JsonItem {
    const item = readItem(begin, text.trimEnd());
    if ("fault" in item) throw new TextFlaw(begin, item.fault);
    return item;
  }

  function push(piece: string): JsonItem[] {
    const items: JsonItem[] = [];
    let from = 0;
    for (let at = 0; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at);
      if (code === LF || code === CR) {
        if (!(code === LF && lastCr)) line += 1;
        lastCr = code === CR;
      } else lastCr = false;

      if (state === "part") {
        if (inText) {
          if (escaped) escaped = false;
          else if (code === BACKSLASH) escaped = true;
          else if (code === QUOTE) inText = false;
          else if (code === LF || code === CR) {
            throw new TextFlaw(line - 1, jsonFault(rest + piece.slice(from, at)));
          }
        } else if (code === QUOTE) inText = true;
        else if (code === OPEN_LIST || code === OPEN_OBJECT) depth += 1;
        else if ((code === CLOSE_LIST || code === CLOSE_OBJECT) && depth > 0) depth -= 1;
        else if (depth === 0 && (code === COMMA || code === CLOSE_LIST)) {
          items.push(close(rest + piece.slice(from, at)));
          rest = "";
          state = code === COMMA ? "between" : "after";
          afterComma = code === COMMA;
        }
      } else if (isBlank(code)) {
        // Between the parts it says nothing.
      } else if (state === "before" && code === OPEN_LIST) {
        state = "between";
      } else if (state === "between" && code === CLOSE_LIST && !afterComma) {
        state = "after";
      } else if (state === "between" && code !== COMMA && code !== CLOSE_LIST) {
        state = "part";
        begin = line;
        from = at;
        depth = code === OPEN_LIST || code === OPEN_OBJECT ? 1 : 0;
        inText = code === QUOTE;
      } else if (state === "after") {
        throw new TextFlaw(line, "Something follows the end of the JSON list.");
      } else throw new TextFlaw(line, "Not valid JSON: a record of the list is missing here.");
    }
    if (state === "part") rest += piece.slice(from);
    if (rest.length > LONGEST_ITEM) {
      throw new TextFlaw(begin, TOO_LONG.replace("line", "record"));
    }
    return items;
  }

  return {
    push,
    end() {
      if (state === "part") close(rest);
      if (state !== "after") {
        throw new TextFlaw(state === "part" ? begin : line, "The JSON list is not closed by ].");
      }
      return [];
    },
  };
}

const isBlank = (code: number) => code === 0x20 || code === 0x09 || code === LF || code === CR;
