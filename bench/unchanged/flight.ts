/** The rows in which React sends a page beside its HTML. */

const PUSH =
  /<script>(?:\(self\.__next_f=self\.__next_f\|\|\[\]\)|self\.__next_f)\.push\((\[.*?\])\)<\/script>/gs;

/** A page's HTML without its flight, and the flight as it was before it was cut into scripts. */
export function splitPage(page: string): { html: string; flight: Buffer } {
  const pieces: Buffer[] = [];
  const html = page.replace(PUSH, (_, json: string) => {
    const [kind, text] = JSON.parse(json) as [number, string?];
    if (kind === 1) pieces.push(Buffer.from(text ?? "", "utf8"));
    if (kind === 3) pieces.push(Buffer.from(text ?? "", "base64"));
    return "";
  });
  return { html, flight: Buffer.concat(pieces) };
}

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Rows end with their line, but texts, which say how long they are; hints have no id. */
function readRows(flight: Buffer): { rows: Map<string, Json>; hints: string[] } {
  const rows = new Map<string, Json>();
  const hints: string[] = [];
  for (let at = 0; at < flight.length; ) {
    const colon = flight.indexOf(":", at);
    const id = flight.toString("utf8", at, colon);
    const long = /^T([0-9a-f]+),/.exec(flight.toString("latin1", colon + 1, colon + 20));
    const from = colon + 1 + (long?.[0].length ?? 0);
    const line = flight.indexOf("\n", from);
    const end = line < 0 ? flight.length : line;
    const to = long ? from + Number.parseInt(long[1] ?? "", 16) : end;
    const text = flight.toString("utf8", from, to);
    if (id === "") hints.push(text);
    else rows.set(id, long ? text : readValue(text));
    at = long ? to : to + 1;
  }
  return { rows, hints };
}

/** A row that names a client component is kept with what it names; other kinds as they are. */
function readValue(text: string): Json {
  if (text.startsWith("I")) return { row: "I", value: JSON.parse(text.slice(1)) as Json };
  return /^[A-Z]/.test(text) ? `(row ${text})` : (JSON.parse(text) as Json);
}

const REFERENCE = /^\$([L@BQWKhi]?)([0-9a-f]+)((?::.*)?)$/s;

/**
 * What the page is made of, as one value, with everything in its place that a row refers to: which
 * rows there are, and in which order, follows from the order in which the database answered. A client
 * component keeps its name, and neither the number of its module nor the chunks that it lies in.
 */
export function settleFlight(flight: Buffer, onModule: () => void): string {
  const { rows, hints } = readRows(flight);

  function follow(id: string, path: string): Json {
    let value: Json = rows.get(id) ?? "(no such row)";
    for (const key of path.split(":").slice(1)) {
      const [, , other = "", rest = ""] =
        (typeof value === "string" && REFERENCE.exec(value)) || [];
      if (other) value = follow(other, rest);
      // An element is an array: a mark, its type, its key and its properties.
      const place: string = Array.isArray(value) && value[0] === "$" && key === "props" ? "3" : key;
      value = (value as Record<string, Json>)[place] ?? "(no such part)";
    }
    return value;
  }

  function settle(value: Json, within: readonly string[]): Json {
    if (Array.isArray(value)) return value.map((one) => settle(one, within));
    if (typeof value === "object" && value !== null) {
      if (value.row === "I" && Array.isArray(value.value)) {
        onModule();
        return { component: settle(value.value[2] ?? "", within) };
      }
      const pairs = Object.entries(value).map(([key, one]) => [key, settle(one, within)] as const);
      return Object.fromEntries(pairs);
    }
    const found = typeof value === "string" ? REFERENCE.exec(value) : null;
    if (!found) return value;
    const [whole, kind = "", id = "", path = ""] = found;
    if (within.includes(whole)) return "(what it is in)";
    const settled = settle(follow(id, path), [...within, whole]);
    return kind === "" || kind === "L" || kind === "@" ? settled : { [kind]: settled };
  }

  const page = flight.length > 0 ? JSON.stringify(settle("$0", [])) : "";
  return [page, ...hints.sort()].join("\n");
}
