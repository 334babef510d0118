import { describe, expect, it } from "vitest";
import { answering } from "@/lib/server/shared/http";
import { replyWithPieces } from "./reply-with-pieces";

function made() {
  const state = { ended: false };
  async function* pieces(): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
    try {
      for (;;) yield new Uint8Array([1]);
    } finally {
      state.ended = true;
    }
  }
  return { state, pieces: pieces() };
}

describe("A reader that leaves", () => {
  it.each([
    ["before the reply began", true],
    ["before it read anything", false],
  ])("ends the making: %s", async (_, early) => {
    const leaving = new AbortController();
    const request = new Request("http://localhost/", { signal: leaving.signal });
    const { state, pieces } = made();
    if (early) leaving.abort();
    await replyWithPieces(request, pieces, {});
    if (!early) {
      expect(state.ended).toBe(false);
      leaving.abort();
    }
    await expect.poll(() => state.ended).toBe(true);
  });
});

describe("What fails", () => {
  async function* failing(after: number): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
    for (let piece = 0; piece < after; piece++) yield new Uint8Array([piece]);
    throw Object.assign(new Error("Connection terminated unexpectedly"), { code: "57P01" });
  }
  const request = new Request("http://localhost/");

  it("before the first piece is an ordinary error: 503 where the database is overloaded", async () => {
    const reply = await answering(() => replyWithPieces(request, failing(0), {}));
    expect([reply.status, reply.headers.get("Retry-After")]).toEqual([503, "5"]);
  });

  it("midway breaks the reply off: a part is never taken for the whole", async () => {
    const reply = await replyWithPieces(request, failing(3), {});
    await expect(reply.arrayBuffer()).rejects.toThrow();
  });
});
