import { describe, expect, it } from "vitest";
import { baselineWeights, linearContrasts, pairWeights } from "./linear-contrasts";

describe("linearContrasts", () => {
  it("has the worked example of its documentation", () => {
    const joint = {
      estimates: [1, 3],
      covariance: [
        [1, 0.5],
        [0.5, 1],
      ],
    };
    expect(linearContrasts(joint, [[-1, 1]])).toEqual({ estimates: [2], covariance: [[1]] });
    expect(() => linearContrasts(joint, [[1]])).toThrow(RangeError);
    expect(() => linearContrasts({ ...joint, covariance: [[1]] }, [[-1, 1]])).toThrow(RangeError);
  });

  it("compares all pairs, or all with a baseline, second minus first", () => {
    expect(pairWeights(3)).toEqual([
      [-1, 1, 0],
      [-1, 0, 1],
      [0, -1, 1],
    ]);
    expect(baselineWeights(3, 1)).toEqual([
      [1, -1, 0],
      [0, -1, 1],
    ]);
  });
});
