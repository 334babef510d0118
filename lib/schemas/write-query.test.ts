import { expect, it } from "vitest";
import { writeQuery } from "./write-query";

it("A query is written as it was asked, with everything that came several times", () => {
  expect(writeQuery({ match: "any", flag: ["a b", "c&d"], none: undefined })).toBe(
    "match=any&flag=a+b&flag=c%26d",
  );
  expect(writeQuery({})).toBe("");
});
