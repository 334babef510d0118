import { intervalCell } from "@/components/staff/shell/data-cells";

export function percentCell(proportion: number) {
  return { values: [proportion], shown: (100 * proportion).toFixed(3) };
}

export function percentInterval(interval: readonly [number, number] | null) {
  const cell = intervalCell(interval && [100 * interval[0], 100 * interval[1]], 2);
  return { values: interval ? [...interval] : [null, null], shown: cell.shown };
}
