import { z } from "zod";
import { isStorable } from "./unstorable";

/** Where a page of a list begins: after, or before, the item with this key. One of them, or none. */
export type Keyset<Key> = { after?: Key; before?: Key };

const ordinal = z.coerce.number().int().min(0).max(2_147_483_647).optional().catch(undefined);
const text = z.string().min(1).max(500).refine(isStorable).optional().catch(undefined);

/** From the query of a page. What is no key is dropped: the list then begins at its beginning. */
export const ordinalKeyset = z.object({ after: ordinal, before: ordinal });
export const textKeyset = z.object({ after: text, before: text });

export interface KeysetPage<Item, Key> {
  items: Item[];
  total: number;
  /** The key for `before`, and for `after`; null where there is no such page. */
  previous: Key | null;
  next: Key | null;
}
