import { expect, it } from "vitest";
import { labelSide } from "./label-side";

const point = (mean: number, interval: [number, number] | null = null) => ({ mean, interval });

it("Names stand where the intervals leave most room, and nowhere where none leaves enough", () => {
  expect(labelSide([point(4, [3.5, 4.5]), null, point(3)], [1, 5], 0.25)).toBe("below");
  expect(labelSide([point(2, [1.5, 2.5])], [1, 5], 0.25)).toBe("above");
  expect(labelSide([point(3, [1, 5])], [1, 5], 0.25)).toBeNull();
  expect(labelSide([point(3, [2.1, 4.1])], [1, 5], 0.25)).toBe("below");
  expect(labelSide([point(3, [1.9, 4.1])], [1, 5], 0.25)).toBeNull();
  expect(labelSide([null], [1, 5], 0.25)).toBeNull();
});
