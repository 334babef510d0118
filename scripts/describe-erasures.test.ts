import { expect, it } from "vitest";
import { describeErasures } from "./describe-erasures";

const at = "2026-11-30T10:00:00.000Z";
const chosen = {
  path: "/backups/grounded.erasures",
  entries: [{ kind: "participant" as const, mark: "x".repeat(43), at, key: "k" }],
  unreadable: 0,
};
const erased = { participants: 1, recruiterIds: 0, pilots: 0 };

it("A restore says loudly that no list of erasures was applied", () => {
  expect(describeErasures(null, null).loud.join()).toContain("is in the database again");
});

it("A restore says what it erased again, and up to when the list knows", () => {
  const { said, loud } = describeErasures(chosen, erased);
  expect(said.join()).toContain("1 participants");
  expect(said.join()).toContain(at);
  expect(loud).toEqual([]);
});

it("A restore says loudly that lines of the list could not be read", () => {
  expect(describeErasures({ ...chosen, unreadable: 2 }, erased).loud.join()).toContain("2 lines");
});
