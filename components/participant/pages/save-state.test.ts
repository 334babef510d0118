import { describe, expect, it } from "vitest";
import { calmDelay } from "./save-state";

describe("calmDelay", () => {
  it("tells nobody of a saving that is over at once, and does not flicker", () => {
    expect(calmDelay("saved", "saving")).toBe(400);
    expect(calmDelay("saving", "saved")).toBe(400);
    expect(calmDelay("offline", "saving")).toBe(400);
  });

  it("tells at once of everything that stays", () => {
    expect(calmDelay("saved", "offline")).toBe(0);
    expect(calmDelay("offline", "saved")).toBe(0);
    expect(calmDelay("saved", "refused")).toBe(0);
    expect(calmDelay("saved", "saved")).toBe(0);
  });
});
