import { balanceOrder, type Ordering } from "./balance-order";
import { williamsSquare } from "./williams-square";

/** Which method stands at each of the positions, by the protocol's kind of assignment. */
export function orderMethods(ordering: Ordering): string[] {
  switch (ordering.kind) {
    case "random":
      return ordering.random.shuffle(unitsOf(ordering.missing));
    case "least-filled":
      return balanceOrder(ordering);
    case "blocked":
      return followRow(ordering, (row, perMethod) =>
        row.flatMap((method) => new Array<number>(perMethod).fill(method)),
      );
    case "latin-square":
      return followRow(ordering, (row, perMethod) => new Array(perMethod).fill(row).flat());
  }
}

function unitsOf(missing: ReadonlyMap<string, number>): string[] {
  return [...missing].flatMap(([methodId, count]) => new Array<string>(count).fill(methodId));
}

/**
 * The run of a row of the Williams square: the rows in turn; for a participant who has begun, the
 * row that they have begun with. Where late answers left other methods missing than the row asks for,
 * these take what positions remain, by lot.
 */
function followRow(
  { methodIds, explanationsPerMethod, missing, positions, kept, state, random }: Ordering,
  layOut: (row: readonly number[], perMethod: number) => number[],
): string[] {
  const runs = williamsSquare(methodIds.length).map((row) =>
    layOut(row, explanationsPerMethod).map((method) => methodIds[method] ?? ""),
  );
  const matches = (run: readonly string[]) =>
    [...kept].filter(([position, methodId]) => run[position - 1] === methodId).length;
  const inTurn = runs.map((_, index) => runs[(state.planned + index) % runs.length] ?? []);
  const run = inTurn.reduce((best, next) => (matches(next) > matches(best) ? next : best));

  const left = new Map(missing);
  const placed = positions.map((position) => {
    const methodId = run[position - 1] ?? "";
    const count = left.get(methodId) ?? 0;
    if (count === 0) return null;
    left.set(methodId, count - 1);
    return methodId;
  });
  const rest = random.shuffle(unitsOf(left));
  return placed.map((methodId) => methodId ?? rest.pop() ?? "");
}
