import {
  describeValue,
  inOneLine,
  isPlain,
  itemField,
  partPattern,
  sayItem,
  sayPlain,
} from "./describe-protocol";
import { pairItems } from "./pair-items";
import type { Protocol } from "./protocol";
import { type ProtocolField, protocolField } from "./protocol-fields";

/** One difference between two versions of a protocol, in plain words. */
export interface ProtocolChange {
  /** Where it is: names and places with points between them; of what was removed, as it was before. */
  path: string;
  /** The field, as in "Attention check “lamp”, Wording". */
  label: string;
  /** "moved" is a change of order alone; `before` and `after` then name the items in their orders. */
  kind: "changed" | "added" | "removed" | "moved";
  before: string | null;
  after: string | null;
}

/** A place in the protocol: its path, its pattern in the table of fields, and the names on the way. */
interface Place {
  path: string;
  pattern: string;
  names: string[];
}

/**
 * What changed from one version to another, field by field; empty exactly when nothing did. Items of
 * lists are followed by their names, so that a new item in between changes no other.
 */
export function diffProtocols(before: Protocol, after: Protocol): ProtocolChange[] {
  return compareParts({ path: "", pattern: "", names: [] }, before, after);
}

/** A change in one line, as in "Time limit: 60 → 45 minutes". */
export function sayChange({ label, kind, before, after }: ProtocolChange): string {
  if (kind === "added") return `${label}: added (${after})`;
  if (kind === "removed") return `${label}: removed (${before})`;
  return kind === "moved"
    ? `${label}: order ${before} → ${after}`
    : `${label}: ${before} → ${after}`;
}

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || !a || !b) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  return [...keysOf(a, b)].every((key) =>
    isSame(a[key as keyof typeof a], b[key as keyof typeof b]),
  );
}

function keysOf(a: object, b: object): Set<string> {
  return new Set([...Object.keys(a), ...Object.keys(b)]);
}

function compareParts(place: Place, before: object, after: object): ProtocolChange[] {
  const own = (value: object, key: string) =>
    Object.hasOwn(value, key) ? value[key as keyof typeof value] : undefined;
  return [...keysOf(before, after)].flatMap((key) => {
    const pattern = partPattern(place.pattern, key);
    const { label } = protocolField(pattern);
    const names = label === "" ? place.names : [...place.names, label];
    const inner = { path: partPattern(place.path, key), pattern, names };
    return compareValues(inner, own(before, key), own(after, key));
  });
}

function compareValues(place: Place, before: unknown, after: unknown): ProtocolChange[] {
  if (isSame(before, after)) return [];
  const field = protocolField(place.pattern);
  if (!isPlain(before, field) && !isPlain(after, field)) {
    if (Array.isArray(before) && Array.isArray(after)) {
      return compareLists(place, field, before, after);
    }
    return compareParts(place, before as object, after as object);
  }
  const bothNumbers = typeof before === "number" && typeof after === "number";
  const was = bothNumbers && field.unit ? String(before) : say(place.pattern, before);
  return [oneChange(place, "changed", was, say(place.pattern, after))];
}

function say(pattern: string, value: unknown): string {
  return inOneLine(describeValue(pattern, value));
}

function compareLists(
  place: Place,
  field: ProtocolField,
  before: readonly unknown[],
  after: readonly unknown[],
): ProtocolChange[] {
  const { pairs, moved } = pairItems(before, after, field);
  const changes = pairs.flatMap((pair) => {
    const now = itemPlace(place, field, after[pair.after], pair.after);
    if (pair.before < 0) {
      return [oneChange(now, "added", null, sayWhole(now, field, after[pair.after]))];
    }
    const was = itemPlace(place, field, before[pair.before], pair.before);
    const item = before[pair.before];
    if (pair.after < 0) return [oneChange(was, "removed", sayWhole(was, field, item), null)];
    return compareItems({ ...was, path: now.path }, field, item, after[pair.after]);
  });
  if (!moved) return changes;
  return [...changes, oneChange(place, "moved", moved.before.join(", "), moved.after.join(", "))];
}

function itemPlace(place: Place, field: ProtocolField, item: unknown, index: number): Place {
  return {
    path: `${place.path}.${index}`,
    pattern: `${place.pattern}.*`,
    names: [...place.names.slice(0, -1), sayItem(item, index, field)],
  };
}

function compareItems(
  place: Place,
  field: ProtocolField,
  before: unknown,
  after: unknown,
): ProtocolChange[] {
  if (isSame(before, after)) return [];
  if (!isPlain(before, field) && !isPlain(after, field)) {
    return compareParts(place, before as object, after as object);
  }
  const was = sayWhole(place, field, before);
  return [oneChange(place, "changed", was, sayWhole(place, field, after))];
}

function sayWhole(place: Place, field: ProtocolField, item: unknown): string {
  if (isPlain(item, field)) return sayPlain(item, itemField(field));
  return say(place.pattern, item);
}

function oneChange(
  { path, names }: Place,
  kind: ProtocolChange["kind"],
  before: string | null,
  after: string | null,
): ProtocolChange {
  return { path, label: names.join(", "), kind, before, after };
}
