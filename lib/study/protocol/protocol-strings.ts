import { partPattern, sayItem } from "./describe-protocol";
import type { Protocol } from "./protocol";
import { protocolField } from "./protocol-fields";

/** A piece of writing somewhere in a protocol. */
export interface ProtocolString {
  path: string;
  /** The path with `*` for the items of lists, as the table of fields knows it. */
  pattern: string;
  /** What it is called, as in "Statement “Clarity”, Wording". */
  label: string;
  text: string;
}

/** All strings of a protocol in the order in which they stand there; not its translations. */
export function listStrings({ texts: _, ...protocol }: Protocol): ProtocolString[] {
  return stringsIn({ path: "", pattern: "", names: [] }, protocol);
}

interface Place {
  path: string;
  pattern: string;
  names: readonly string[];
}

function stringsIn(place: Place, value: unknown): ProtocolString[] {
  if (typeof value === "string") {
    const { path, pattern, names } = place;
    return [{ path, pattern, label: names.join(", "), text: value }];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    stringsIn(partPlace(place, value, key), part),
  );
}

function partPlace({ path, pattern, names }: Place, value: object, key: string): Place {
  if (!Array.isArray(value)) {
    const inner = partPattern(pattern, key);
    const { label } = protocolField(inner);
    return {
      path: partPattern(path, key),
      pattern: inner,
      names: label === "" ? names : [...names, label],
    };
  }
  const field = protocolField(pattern);
  const name = sayItem(value[Number(key)], Number(key), field);
  // An item says by itself of which list it is, except where that has another name.
  const list = field.named || field.label === `${field.item}s` ? names.slice(0, -1) : names;
  return { path: `${path}.${key}`, pattern: `${pattern}.*`, names: [...list, name] };
}
