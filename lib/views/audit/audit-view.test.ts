import { describe, expect, it } from "vitest";
import { sayAction, sayDetail } from "./audit-view";

describe("An entry of the audit log, in words", () => {
  it("says what was done, by staff and by the server", () => {
    expect(sayAction("export")).toBe("Took a file");
    expect(sayAction("refused-token")).toContain("refused");
    expect(sayAction("of-another-version")).toBe("of-another-version");
  });

  it("says every detail that it has, in one order", () => {
    const detail = { tokensRevoked: 2, scopes: ["a", "b"], reason: null, rule: { fast: true } };
    expect(sayDetail(detail)).toBe(
      'reason: none · rule: {"fast":true} · scopes: a, b · tokens revoked: 2',
    );
    expect(sayDetail({})).toBe("");
  });
});
