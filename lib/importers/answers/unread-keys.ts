import type { Problem } from "@/lib/importers/outcome";
import { isRecord } from "./cell-text";

/** More names than these are counted and not listed. */
const NAMED = 20;
const KEPT = 200;

/** Collects the names under which a file has something, to say which of them were not read. */
export interface SeenKeys {
  /** The keys of an object of JSON; what is within another object, by "outer.inner". */
  addObject: (value: object) => void;
  /** The columns of a table. */
  addColumns: (columns: readonly string[]) => void;
  /** One remark that names those that were not read; none when all were. */
  remark: (read: NamesRead, line: number) => Problem[];
}

export interface NamesRead {
  /** Read by themselves: not what is within them. */
  names: readonly string[];
  /** Read with all that is within them. */
  lists: readonly string[];
}

export function seeKeys(): SeenKeys {
  const seen = new Set<string>();
  const add = (name: string) => {
    if (seen.size < KEPT) seen.add(name);
  };
  return {
    addObject(value) {
      for (const [name, inner] of Object.entries(value)) {
        if (!isRecord(inner)) add(name);
        else for (const key of Object.keys(inner)) add(`${name}.${key}`);
      }
    },
    addColumns: (columns) => columns.forEach(add),
    remark(read, line) {
      const unread = [...seen].filter((name) => name !== "" && !isRead(name, read));
      if (unread.length === 0) return [];
      const named = unread.slice(0, NAMED).join(", ");
      const more = unread.length > NAMED ? ` and ${unread.length - NAMED} more` : "";
      return [{ line, reason: `Not read, and not stored: ${named}${more}.` }];
    },
  };
}

function isRead(name: string, { names, lists }: NamesRead): boolean {
  return names.includes(name) || lists.some((list) => list === name || name.startsWith(`${list}.`));
}
