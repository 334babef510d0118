import { describe, expect, it } from "vitest";
import { canonicalJson } from "@/lib/study/protocol/canonical-json";
import { diffProtocols, sayChange } from "@/lib/study/protocol/protocol-diff";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { protocolSchema } from "./protocol";

const paid = (amount: number, currency = "EUR") => ({
  ...DEMO_PROTOCOL,
  reward: { amount, currency },
});

describe("the reward in a protocol", () => {
  it("leaves the canonical text of a protocol that names none as it was", () => {
    const read = protocolSchema.parse(DEMO_PROTOCOL);
    expect(canonicalJson(read)).not.toContain("reward");
  });

  it("is a positive amount of a currency in use", () => {
    expect(protocolSchema.parse(paid(2.5)).reward).toEqual({ amount: 2.5, currency: "EUR" });
    for (const refused of [paid(0), paid(-1), paid(1, "DEM"), paid(1, "€")]) {
      expect(protocolSchema.safeParse(refused).success).toBe(false);
    }
  });

  it("is told apart between versions in words", () => {
    const told = (before: object, after: object) =>
      diffProtocols(before as typeof DEMO_PROTOCOL, after as typeof DEMO_PROTOCOL).map(sayChange);
    expect(told(paid(2), paid(2.5))).toEqual(["Reward for a completion, Amount: 2 → 2.5"]);
    expect(told(DEMO_PROTOCOL, paid(2))).toEqual([
      "Reward for a completion: none is named → Amount: 2; Currency: EUR",
    ]);
  });
});
