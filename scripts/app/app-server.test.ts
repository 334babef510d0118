import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { afterEach, expect, it } from "vitest";
import { waitForHealth } from "./app-server.mjs";
import { anyFreePort } from "./free-port.mjs";

const never = new Promise<never>(() => {});
const running = { ended: never, listening: Promise.resolve() };
const times = { patienceMs: 20_000, tryMs: 200 };
let server: ReturnType<typeof createServer> | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(port: number, listener: RequestListener) {
  server = createServer(listener).listen(port, "127.0.0.1");
  await once(server, "listening");
}

it("A question that is never answered is given up, and asked again", async () => {
  const port = await anyFreePort();
  let asked = 0;
  await serve(port, (_, response) => {
    asked += 1;
    if (asked === 2) response.writeHead(200).write("half an answer is one");
    else if (asked > 2) response.end();
  });
  await waitForHealth(running, { port, host: "127.0.0.1" }, times);
  expect(asked).toBe(2);
});

it("An app that never gets well is said to be so, in its time and with its last answer", async () => {
  const port = await anyFreePort();
  await serve(port, (_, response) => void response.writeHead(503).end());
  const waiting = waitForHealth(
    running,
    { port, host: "127.0.0.1" },
    { ...times, patienceMs: 500 },
  );
  await expect(waiting).rejects.toThrow(/is not well at 127\.0\.0\.1, port \d+: 503/);
});

it("An app that has ended is not waited for", async () => {
  const waiting = waitForHealth(
    { ended: Promise.resolve({ code: 1, signal: null, output: "" }), listening: never },
    { port: await anyFreePort(), host: "127.0.0.1" },
    times,
  );
  await expect(waiting).rejects.toThrow("The app stopped while it was starting");
});

it("Another program that has taken the port meanwhile is not asked, nor taken for the app", async () => {
  const port = await anyFreePort();
  let asked = 0;
  await serve(port, (_, response) => {
    asked += 1;
    response.end();
  });
  const waiting = waitForHealth(
    { ended: never, listening: never },
    { port, host: "127.0.0.1" },
    { ...times, patienceMs: 500 },
  );
  await expect(waiting).rejects.toThrow("it does not listen");
  expect(asked).toBe(0);
});
