import type { ReadRow } from "@/lib/importers/content-record";
import type { WaitingRow } from "@/lib/importers/map-content-row";
import { baseToldBy, type NumberBase } from "./number-base";

/** So many rows wait at most until one tells from which number right answers count. */
const MOST_WAITING = 1000;

/**
 * Maps rows in their order. From the first right answer that is a number on they wait until one of
 * them tells from which number they count; where none does, the names of the columns decide
 * (`byNames`), and where those tell nothing, the rows are refused.
 */
export function decideBase<Row>(
  map: (row: Row, base: NumberBase | null | undefined) => ReadRow | WaitingRow,
  byNames: NumberBase | null,
): { push: (row: Row) => ReadRow[]; end: () => ReadRow[] } {
  let base: NumberBase | null | undefined;
  let waiting: Row[] = [];

  function decide(told: NumberBase | null): ReadRow[] {
    base = told;
    const rows = waiting;
    waiting = [];
    return rows.map((row) => decided(map(row, told)));
  }
  return {
    push(row) {
      const read = map(row, base);
      if (!("numbered" in read)) {
        if (waiting.length === 0) return [read];
        waiting.push(row);
        return waiting.length < MOST_WAITING ? [] : decide(byNames);
      }
      waiting.push(row);
      const told = baseToldBy(read.numbered);
      if (told !== null) return decide(told);
      return waiting.length < MOST_WAITING ? [] : decide(byNames);
    },
    end: () => (waiting.length > 0 ? decide(byNames) : []),
  };
}

function decided(read: ReadRow | WaitingRow): ReadRow {
  if ("numbered" in read) throw new Error("A row waits although it is known how to read it.");
  return read;
}
