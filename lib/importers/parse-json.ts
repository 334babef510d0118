/** Why a text was not read as JSON, in words for its author. */
export class JsonRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = "JsonRefused";
  }
}

export interface JsonLimits {
  /** Lists and objects inside of one another. */
  depth: number;
  /** Values and names of fields, all together. */
  values: number;
}

/** No document of ours is as deep; what goes over all parts by recursion stays far from its end. */
export const DEEPEST_JSON = 64;

/**
 * The value of a JSON text. What would become far more in memory than it is as a text (lists in lists,
 * millions of empty objects) is refused before it is parsed, by one look at each character.
 * @throws JsonRefused for that; SyntaxError for what is no JSON.
 */
export function parseJson(text: string, limits: Partial<JsonLimits> = {}): unknown {
  const { depth = DEEPEST_JSON, values = Number.POSITIVE_INFINITY } = limits;
  const has = measureJson(text);
  if (has.depth > depth) {
    throw new JsonRefused(`More than ${depth} lists or objects are inside of one another.`);
  }
  if (has.values > values) {
    throw new JsonRefused(`More than ${values.toLocaleString("en")} values and fields.`);
  }
  return JSON.parse(text);
}

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** How deep a JSON text is, and of how many values and names it consists; never too few of them. */
export function measureJson(text: string): JsonLimits {
  let [depth, deepest, values] = [0, 0, 1];
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = endOfString(text, at);
        break;
      case COMMA:
      case COLON:
        values += 1;
        break;
      case OPEN_LIST:
      case OPEN_OBJECT:
        values += 1;
        depth += 1;
        if (depth > deepest) deepest = depth;
        break;
      case CLOSE_LIST:
      case CLOSE_OBJECT:
        depth -= 1;
        break;
    }
  }
  return { depth: deepest, values };
}

/** The closing quotation mark of the string that begins there, or the end of the text. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE) return at;
  }
  return text.length;
}
