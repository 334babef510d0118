import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate as soon } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { AppError } from "@/lib/errors";
import { knowReplies, noteFailure } from "./overloaded-replies";

const THROWN: Record<string, unknown> = {
  "/busy": Object.assign(new Error("No transaction."), { code: "P2028" }),
  "/told": new AppError("unavailable", "Too much is being read.", [], 60),
  "/fault": new TypeError("A fault of ours."),
  "/refused": new AppError("not-found", "There is no such study."),
};

let server: Server;
let origin: string;

beforeAll(async () => {
  knowReplies();
  // As the framework makes a page: what is thrown is reported, and the reply is 500.
  server = createServer(async (request, response) => {
    await soon();
    const thrown = THROWN[request.url ?? ""];
    if (thrown) noteFailure(thrown);
    await soon();
    response.statusCode = thrown ? 500 : 200;
    response.setHeader("Content-Type", "text/html");
    response.end("<p>A page.</p>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

async function ask(path: string) {
  const reply = await fetch(`${origin}${path}`);
  await reply.text();
  return [reply.status, reply.headers.get("retry-after")];
}

it("A page that an overloaded database kept from being made is 503, and no other is", async () => {
  // On the same connections, one after the other and at the same time.
  for (let round = 0; round < 3; round++) {
    const paths = ["/busy", "/well", "/fault", "/told", "/refused", "/well", "/busy"];
    expect(await Promise.all(paths.map(ask))).toEqual([
      [503, "5"],
      [200, null],
      [500, null],
      [503, "60"],
      [500, null],
      [200, null],
      [503, "5"],
    ]);
    for (const [path, answer] of [
      ["/busy", [503, "5"]],
      ["/well", [200, null]],
    ] as const) {
      expect(await ask(path)).toEqual(answer);
    }
  }
});
