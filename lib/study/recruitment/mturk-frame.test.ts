import { describe, expect, it } from "vitest";
import { handInAtMturk, MTURK_PREVIEW, readSubmitHost } from "./mturk-frame";

describe("MTurk's address to hand in", () => {
  it.each(["https://www.mturk.com", "https://workersandbox.mturk.com"])(
    "is %s, also with a slash after it",
    (host) => {
      expect(readSubmitHost(host)).toBe(host);
      expect(readSubmitHost(`${host}/`)).toBe(host);
    },
  );

  it.each([
    "http://www.mturk.com",
    "https://www.mturk.com//",
    "https://www.mturk.com/x",
    "https://www.mturk.com.example.org",
    "https://www.mturk.com@example.org",
    "",
  ])("is never %s", (address) => expect(readSubmitHost(address)).toBeNull());
});

describe("A task of MTurk", () => {
  const link = { assignmentId: "3A", turkSubmitTo: "https://workersandbox.mturk.com/" };

  it("is handed in by a form with the assignment and the code", () => {
    expect(handInAtMturk(link, "BCDF-2345")).toEqual({
      address: "https://workersandbox.mturk.com/mturk/externalSubmit",
      fields: { assignmentId: "3A", code: "BCDF-2345" },
    });
  });

  it("is not handed in where nobody has accepted it, or nothing says where", () => {
    expect(handInAtMturk({ ...link, assignmentId: MTURK_PREVIEW }, "c")).toBeNull();
    expect(handInAtMturk({ assignmentId: "3A" }, "c")).toBeNull();
    expect(handInAtMturk({ turkSubmitTo: link.turkSubmitTo }, "c")).toBeNull();
  });
});
