import { describe, expect, it } from "vitest";
import { publishedSlot, slotNumber, slotPositions } from "./rating-slots";

const positions = (...slots: string[]) =>
  slots.map((slot) => slotPositions(slots.map((name) => slotNumber(name)!)).get(slotNumber(slot)!));

describe("The slots of a ratings file", () => {
  it("count from RE08, and a slot that nobody answered leaves its place free", () => {
    expect(positions("RE19", "RE08", "RE10")).toEqual([12, 1, 3]);
    expect(positions("RE09", "RE11")).toEqual([2, 4]);
    expect(positions("RE08", "RE23")).toEqual([1, 16]);
  });

  it("numbered in another way count in the order of their numbers", () => {
    expect(positions("RE01", "RE02", "RE10")).toEqual([1, 2, 3]);
    expect(positions("T300", "T100", "T200")).toEqual([3, 1, 2]);
  });

  it("come back from positions", () => {
    expect([1, 2, 12, 93].map(publishedSlot)).toEqual(["RE08", "RE09", "RE19", "RE100"]);
  });

  it.each(["8", "RE", "RE8a", ""])("are not named %j", (name) => {
    expect(slotNumber(name)).toBeNull();
  });
});
