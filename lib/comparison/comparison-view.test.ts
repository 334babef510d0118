import { expect, it } from "vitest";
import { captionOf, labelsOf, namePair } from "./comparison-view";
import { resamplingOf } from "./resampling";

const methods = ["CF", "MT"].map((key) => ({ key, label: `${key}, unrevised` }));

it("Methods are called by their labels, in their order and in pairs", () => {
  expect(labelsOf({ methods })).toEqual(["CF, unrevised", "MT, unrevised"]);
  expect(namePair({ methods }, { first: 1, second: 0 })).toBe("MT, unrevised and CF, unrevised");
});

it("A caption says where the data came from, if not from here", () => {
  expect(captionOf({ origin: null }, "Mean ratings")).toBe("Mean ratings");
  expect(captionOf({ origin: "Simulated data" }, "Mean ratings")).toBe(
    "Mean ratings · Simulated data",
  );
});

it("The resampling of a study is the same whenever it is asked for", () => {
  expect(resamplingOf("seed")).toEqual(resamplingOf("seed"));
  expect(resamplingOf("seed")).not.toEqual(resamplingOf("another"));
});
