import { describe, expect, it } from "vitest";
import { chromiumCandidates } from "./find-chromium.mjs";

describe("The search for Chromium", () => {
  it("begins with the one that was named", () => {
    expect(chromiumCandidates({ GROUNDED_CHROMIUM: "/opt/my/chrome" }, "linux")[0]).toBe(
      "/opt/my/chrome",
    );
  });

  it("looks in the usual folder and along the search path, for one without windows first and for Chromium before Chrome", () => {
    const found = chromiumCandidates({ PATH: "/usr/bin:/snap/bin" }, "linux");
    expect(found.slice(0, 4)).toEqual([
      "/usr/bin/chromium-headless-shell",
      "/snap/bin/chromium-headless-shell",
      "/usr/bin/chromium",
      "/snap/bin/chromium",
    ]);
    expect(found.indexOf("/snap/bin/chromium")).toBeLessThan(
      found.indexOf("/usr/bin/google-chrome"),
    );
    expect(new Set(found).size).toBe(found.length);
  });

  it("knows where applications lie on other systems", () => {
    expect(chromiumCandidates({}, "darwin")).toContain(
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    );
    expect(chromiumCandidates({ PROGRAMFILES: "C:\\Programs" }, "win32")).toHaveLength(1);
  });
});
