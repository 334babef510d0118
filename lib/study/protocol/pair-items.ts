import { itemField, sayPlain } from "./describe-protocol";
import type { ProtocolField } from "./protocol-fields";

/** Which items of a list became which: places before and after, -1 where there is none. */
export interface PairedItems {
  pairs: { before: number; after: number }[];
  /** The names of those that stayed, in both orders, where the orders differ. */
  moved: { before: string[]; after: string[] } | null;
}

/**
 * Pairs the items of two versions of a list: by their names where every item has one of its own,
 * else by their places. An item that only its name changed for keeps its place, so that it is one
 * change and not a loss and a gain.
 */
export function pairItems(
  before: readonly unknown[],
  after: readonly unknown[],
  field: ProtocolField,
): PairedItems {
  const was = namesOf(before, field);
  const is = namesOf(after, field);
  if (!was || !is) {
    const length = Math.max(before.length, after.length);
    const pairs = Array.from({ length }, (_, index) => ({
      before: index < before.length ? index : -1,
      after: index < after.length ? index : -1,
    }));
    return { pairs, moved: null };
  }
  const wasNamed = new Set(was);
  const place = new Map(is.map((name, index) => [name, index]));
  const renamed = (index: number) =>
    before.length === after.length &&
    !place.has(was[index] ?? "") &&
    !wasNamed.has(is[index] ?? "");
  const pairs = was.map((name, index) => ({
    before: index,
    after: renamed(index) ? index : (place.get(name) ?? -1),
  }));
  const come = is.flatMap((name, index) =>
    wasNamed.has(name) || renamed(index) ? [] : [{ before: -1, after: index }],
  );
  const stayed = {
    before: was.filter((name) => place.has(name)),
    after: is.filter((name) => wasNamed.has(name)),
  };
  const moved = stayed.before.some((name, index) => name !== stayed.after[index]);
  return { pairs: [...pairs, ...come], moved: moved ? stayed : null };
}

/** The items' names; null where only their place tells them apart. */
function namesOf(items: readonly unknown[], field: ProtocolField): string[] | null {
  if (field.byPlace) return null;
  const names = items.map((item) =>
    typeof item === "object" && item !== null
      ? String(item[(field.named ?? "key") as keyof typeof item])
      : sayPlain(item, itemField(field)),
  );
  return new Set(names).size === names.length ? names : null;
}
