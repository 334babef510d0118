import { expect, test } from "playwright/test";
import { startAppControl } from "../scripts/app/app-control.mjs";
import { anyFreePort } from "../scripts/app/free-port.mjs";
import { inCheckout } from "../scripts/checkout.mjs";
import { consent } from "./support/participant";
import { watchPolicy } from "./support/policy";
import { openAsStaff } from "./support/staff";
import { startTlsProxy, type TlsProxy } from "./support/tls-proxy";

/** The app as an installation has it: behind a proxy that ends TLS. */

let proxy: TlsProxy;
let app: { stop: () => Promise<void> };
test.beforeAll(async () => {
  const port = await anyFreePort();
  proxy = await startTlsProxy(port);
  app = await startAppControl({
    port,
    host: "127.0.0.1",
    env: { NEXTAUTH_URL: proxy.address, TRUSTED_PROXY: "loopback" },
    logFile: inCheckout(".data/https.log"),
  });
});
test.afterAll(async () => {
  proxy?.stop();
  await app?.stop();
});

test("over TLS every cookie begins with __Host-, and the browser keeps to https", async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: proxy.address, ignoreHTTPSErrors: true });
  const page = await context.newPage();
  const expectNothingRefused = watchPolicy(page);
  await openAsStaff(page, "/studies");
  await consent(page);

  const cookies = await context.cookies();
  const names = cookies.map(({ name }) => name);
  expect(names.filter((name) => !name.startsWith("__Host-"))).toEqual([]);
  for (const known of [/session-token$/, /csrf-token$/, /grounded_take_/, /grounded_device$/]) {
    expect(names.filter((name) => known.test(name))).toHaveLength(1);
  }
  for (const { secure, path, domain } of cookies) {
    expect({ secure, path, domain }).toEqual({ secure: true, path: "/", domain: "localhost" });
  }
  const reply = await context.request.get("/sign-in");
  expect(reply.headers()["strict-transport-security"]).toBe("max-age=31536000");

  // What a page of the same host writes has to come from https as well.
  const elsewhere = await context.request.post("/api/account/name", {
    headers: { origin: proxy.address.replace("https:", "http:") },
    data: { name: "Somebody" },
  });
  expect(elsewhere.status()).toBe(403);
  expectNothingRefused();
  await context.close();
});
