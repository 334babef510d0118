import { expect, it } from "vitest";
import { writeAddress } from "./write-address";

it("An address is written as it was asked, with everything that came several times", () => {
  expect(writeAddress("/list", { match: "any", flag: ["a b", "c&d"], none: undefined })).toBe(
    "/list?match=any&flag=a+b&flag=c%26d",
  );
  expect(writeAddress("/list", {})).toBe("/list");
});
