import { describe, expect, it } from "vitest";
import { leadsAway } from "./leads-away";

const HERE = "https://example.org/studies/mine/setup?texts=read";
const PLAIN = { button: 0, metaKey: false, ctrlKey: false, shiftKey: false, altKey: false };
const link = (href: string) => ({ href, target: "", download: false });

describe("A link that is followed", () => {
  it.each(["/studies/mine/monitor", "/studies/mine/setup", "?texts=no"])(
    "leads away to %s",
    (href) => expect(leadsAway(link(href), PLAIN, HERE)).toBe(true),
  );

  it("stays on the page for one of its places, and for what the browser asks about itself", () => {
    expect(leadsAway(link("#methods"), PLAIN, HERE)).toBe(false);
    expect(leadsAway(link("https://elsewhere.example"), PLAIN, HERE)).toBe(false);
  });

  it("leaves the page where it is for a file, a new tab, or a key held down", () => {
    const away = link("/studies");
    expect(leadsAway({ ...away, download: true }, PLAIN, HERE)).toBe(false);
    expect(leadsAway({ ...away, target: "_blank" }, PLAIN, HERE)).toBe(false);
    for (const click of [{ button: 1 }, { ctrlKey: true }, { metaKey: true }, { shiftKey: true }]) {
      expect(leadsAway(away, { ...PLAIN, ...click }, HERE)).toBe(false);
    }
  });
});
