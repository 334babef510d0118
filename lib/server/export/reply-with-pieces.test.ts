import { describe, expect, it } from "vitest";
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
