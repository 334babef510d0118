import { describe, expect, it } from "vitest";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { completeKept } from "./kept-draft";

describe("A draft that this browser kept", () => {
  it("does not get back an optional part that was taken away", () => {
    const stored = { ...DEMO_PROTOCOL, reward: { amount: 2, currency: "EUR" } };
    const kept = { ...DEMO_PROTOCOL, title: "Typed" };
    expect(completeKept(stored, kept)).toEqual(kept);
  });

  it("gets a part that every document has from what is stored", () => {
    const { consents, ...earlier } = DEMO_PROTOCOL;
    expect(completeKept(DEMO_PROTOCOL, earlier as typeof DEMO_PROTOCOL)).toEqual({
      ...earlier,
      consents,
    });
  });
});
