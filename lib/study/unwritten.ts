import type { ProtocolWarning } from "./attention-rules";
import { partPattern, sayItem } from "./describe-protocol";
import type { Protocol } from "./protocol";
import { protocolField } from "./protocol-fields";

const MARK = "[To be written:";

/** Stands for a text that only the study's researchers can write; no protocol opens with it. */
export function unwritten(what: string): string {
  return `${MARK} ${what}.]`;
}

/** The texts of a protocol that nobody has written yet, each with its path and its name. */
export function unwrittenProblems(protocol: Protocol): ProtocolWarning[] {
  return findUnwritten({ path: "", pattern: "", names: [] }, protocol);
}

interface Place {
  path: string;
  pattern: string;
  names: readonly string[];
}

function findUnwritten(place: Place, value: unknown): ProtocolWarning[] {
  if (typeof value === "string") {
    if (!value.includes(MARK)) return [];
    return [{ path: place.path, message: `${place.names.join(", ")}: still to be written.` }];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    findUnwritten(partPlace(place, value, key), part),
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
