import { describe, expect, it } from "vitest";
import { OLD_NAMES_UNTIL, renameOldCookies } from "./old-cookies.mjs";

const now = OLD_NAMES_UNTIL - 1;

describe("Cookies from before their names began with __Host-", () => {
  it("are read by today's name", () => {
    expect(
      renameOldCookies("grounded_take_1=a; __Secure-next-auth.session-token=b; c=d", now),
    ).toBe("__Host-grounded_take_1=a; __Secure-next-auth.session-token=b; c=d");
  });

  it("sign nobody in: a sibling subdomain can set them", () => {
    const set = "__Secure-next-auth.session-token=theirs; __Secure-next-auth.callback-url=there";
    expect(renameOldCookies(set, now)).toBe(set);
  });

  it("count only where the new one is missing", () => {
    const both = "grounded_take_1=old; __Host-grounded_take_1=new";
    expect(renameOldCookies(both, now)).toBe(both);
  });

  it("are no longer read after sixty days", () => {
    expect(renameOldCookies("grounded_take_1=a", OLD_NAMES_UNTIL)).toBe("grounded_take_1=a");
  });
});
