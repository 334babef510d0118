import { expect, it } from "vitest";
import { INSTALLATION_ROLES, whyNoStudies } from "./installation-role";

it("Who may not create studies is told why, and what to do", () => {
  expect(INSTALLATION_ROLES.map((role) => whyNoStudies({ role, proven: true }))).toEqual([
    null,
    null,
    expect.stringContaining("role Researcher"),
  ]);
  expect(whyNoStudies({ role: "RESEARCHER", proven: false })).toContain("password link");
  expect(whyNoStudies({ role: "MEMBER", proven: false })).toContain("role Researcher");
});
