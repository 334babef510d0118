import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROUTE_RIGHTS } from "@/lib/server/testing/route-rights";
import { inCheckout } from "../checkout.mjs";
import { bodyLimit } from "./body-limits.mjs";
import { type OpenFront, openFront, sendRaw } from "./testing/open-front";

/** Handlers of the app that take a body, as method and an address of theirs. */
function takingBodies(): [method: string, path: string][] {
  const app = inCheckout("app");
  return readdirSync(app, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("route.ts"))
    .flatMap((file) => {
      const path = `/${file.replace(/\/route\.ts$/, "").replace(/\[(\.\.\.)?(\w+)\]/g, "$2")}`;
      const source = readFileSync(join(app, file), "utf8");
      const methods = source.match(
        /(?<=export (async )?function |handle as )(POST|PUT|PATCH|DELETE)/g,
      );
      return [...new Set(methods)].map((method): [string, string] => [method, path]);
    });
}

const ROUTES = takingBodies();
let front: OpenFront;
beforeAll(async () => {
  front = await openFront({ limits: { lingerMs: 20 } });
});
afterAll(() => front.close());

const statusOf = (reply: string) => Number(reply.split(" ")[1]);

describe.each(ROUTES)("%s %s", (method, path) => {
  it("with a body beyond its limit is refused before anything reads it", async () => {
    const length = bodyLimit(method, path) + 1;
    const head = `${method} ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\n`;
    expect(statusOf(await sendRaw(front.port, head, "x"))).toBe(413);
    expect(front.handed).toEqual([]);
  });

  it("from a sibling subdomain is refused, whatever cookies it brings", async () => {
    const head = `${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n`;
    const sibling =
      "Sec-Fetch-Site: same-site\r\nOrigin: http://www.example.org\r\nCookie: a=b\r\n\r\n";
    expect(statusOf(await sendRaw(front.port, head + sibling))).toBe(403);
    expect(front.handed).toEqual([]);
  });
});

it("None of the table of rights is left out", () => {
  const named = Object.keys(ROUTE_RIGHTS).filter((name) => /^(POST|PUT|PATCH|DELETE) /.test(name));
  const plain = (name: string) => name.replace(/\[(\.\.\.)?(\w+)\]/g, "$2");
  expect(ROUTES.map((route) => route.join(" ")).sort()).toEqual(named.map(plain).sort());
});
