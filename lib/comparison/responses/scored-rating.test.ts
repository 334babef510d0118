import { describe, expect, it } from "vitest";
import {
  readScalePoints,
  scoredPlace,
  scoredRating,
  shareOneScale,
  writeScalePoints,
} from "./scored-rating";

describe("a reverse-scored answer", () => {
  it("is turned around on its own scale, and back again", () => {
    const seven = { points: 7, reversed: true };
    expect([1, 4, 7].map((answer) => scoredRating(answer, seven))).toEqual([7, 4, 1]);
    for (const place of [-1, 0, 3, 6]) {
      expect(scoredPlace(scoredPlace(place, seven), seven)).toBe(place);
    }
    expect(scoredPlace(-1, seven)).toBe(-1);
    expect(scoredRating(2, { points: 5 })).toBe(2);
  });
});

describe("the lengths of scales in a file", () => {
  it("are read as they are written, one or several", () => {
    const same = ["A", "B"].map((key) => ({ key, points: 4 }));
    expect(shareOneScale(same)).toBe(true);
    expect(writeScalePoints(same)).toBe("4");
    expect(readScalePoints("4", "B")).toBe(4);
    const mixed = [
      { key: "Trust in it", points: 7 },
      { key: "Trust", points: 11 },
    ];
    expect(writeScalePoints(mixed)).toBe("Trust in it 7; Trust 11");
    expect(readScalePoints(writeScalePoints(mixed), "Trust in it")).toBe(7);
    expect(readScalePoints("Load 11", "Trust")).toBeNull();
    expect(readScalePoints("", "Trust")).toBeNull();
  });
});
