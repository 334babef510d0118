import { expect, it } from "vitest";
import { LatelyUsed } from "./lately-used";

it("What was not used for longest goes first when there is no more room", () => {
  const kept = new LatelyUsed<number>(2);
  kept.set("a", 1);
  kept.set("b", 2);
  expect(kept.get("a")).toBe(1);
  kept.set("c", 3);
  expect([kept.get("a"), kept.get("b"), kept.get("c")]).toEqual([1, undefined, 3]);
  kept.delete("a");
  expect(kept.get("a")).toBeUndefined();
});
