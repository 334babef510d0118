import { describe, expect, it } from "vitest";
import { callbackPath } from "./callback-path";

const origin = "https://grounded.example";

describe("callbackPath", () => {
  it.each([
    ["a path", "/studies/birds/compare?set=all", "/studies/birds/compare?set=all"],
    ["an address of this server", `${origin}/studies/birds`, "/studies/birds"],
    ["nothing", undefined, "/studies"],
    ["a repeated parameter", ["/studies", "/other"], "/studies"],
    ["another site", "https://elsewhere.example/studies", "/studies"],
    ["another site without a scheme", "//elsewhere.example", "/studies"],
    ["another site by backslashes", "/\\elsewhere.example", "/studies"],
    ["another site behind dots", "/.//elsewhere.example", "/studies"],
    ["a script", "javascript:alert(1)", "/studies"],
    ["the sign-in page itself", "/sign-in?callbackUrl=/studies", "/studies"],
    ["what is no address", "http://[", "/studies"],
  ])("takes %s", (_, wanted, path) => {
    expect(callbackPath(wanted, origin)).toBe(path);
  });
});
