import { describe, expect, it } from "vitest";
import { day, instant } from "./dates";

describe("Days and times", () => {
  it("have one problem, not two, where they are none at all", () => {
    expect(instant().safeParse("yesterday").error?.issues).toHaveLength(1);
    expect(day("A day, please.").safeParse("yesterday").error?.issues).toMatchObject([
      { message: "A day, please." },
    ]);
  });

  it.each(["0000-01-01", "0001-01-01", "1899-12-31", "3000-01-01", "9999-12-31", "2026-02-30"])(
    "that the database cannot reckon with are refused: %s",
    (text) => {
      expect(day().safeParse(text).success).toBe(false);
      expect(instant().safeParse(`${text}T00:00:00Z`).success).toBe(false);
    },
  );

  it.each(["1900-01-01", "1970-01-01", "2026-05-31", "2999-12-31"])(
    "of people pass: %s",
    (text) => {
      expect(day().safeParse(text).success).toBe(true);
      expect(instant().safeParse(`${text}T23:59:59.999Z`).success).toBe(true);
    },
  );
});
