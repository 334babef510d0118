import { afterEach, describe, expect, it, vi } from "vitest";
import { readRetryAfter } from "./send-json";
import { sendResponse } from "./send-response";

afterEach(() => vi.unstubAllGlobals());

const response = { ratings: { A: 3 }, durationMs: 1, submittedAt: "2026-05-04T10:00:00.000Z" };

function answering(reply: () => Response | Promise<Response>) {
  vi.stubGlobal("fetch", async () => reply());
  return sendResponse("t1", response);
}

describe("sendResponse", () => {
  it.each([
    [200, "acknowledged"],
    [201, "acknowledged"],
    // Another tab or device answered first.
    [409, "acknowledged"],
    [401, "unknown-browser"],
    [404, "another-participant"],
    [410, "run-ended"],
    [400, "refused"],
    [422, "refused"],
    [408, "try-again"],
    [425, "try-again"],
    [429, "try-again"],
    [500, "try-again"],
    [503, "try-again"],
  ])("takes %i for %s", async (status, outcome) => {
    const reply = await answering(() => Response.json({}, { status }));
    expect(reply.outcome).toBe(outcome);
  });

  it("tries again when there is no answer, or one that is not ours", async () => {
    const noNetwork = () => Promise.reject(new TypeError("Failed to fetch"));
    expect((await answering(noNetwork)).outcome).toBe("try-again");
    const signIn = () => new Response("<p>Please sign in to this network</p>", { status: 200 });
    expect((await answering(signIn)).outcome).toBe("try-again");
    const proxy = () => new Response("<h1>Bad gateway</h1>", { status: 502 });
    expect((await answering(proxy)).outcome).toBe("try-again");
  });

  it("hears how long the server wants to be left alone", async () => {
    for (const status of [429, 503]) {
      const busy = () => Response.json({}, { status, headers: { "retry-after": "7" } });
      expect(await answering(busy)).toEqual({ outcome: "try-again", retryAfterMs: 7000 });
    }
  });
});

describe("readRetryAfter", () => {
  it("reads seconds and dates, within bounds", () => {
    const now = Date.parse("2026-05-04T10:00:00Z");
    expect(readRetryAfter("3", now)).toBe(3000);
    expect(readRetryAfter("Mon, 04 May 2026 10:00:05 GMT", now)).toBe(5000);
    expect(readRetryAfter("Mon, 04 May 2026 09:00:00 GMT", now)).toBe(0);
    expect(readRetryAfter("86400", now)).toBe(120_000);
    expect(readRetryAfter("soon", now)).toBeUndefined();
    expect(readRetryAfter(null, now)).toBeUndefined();
  });
});
