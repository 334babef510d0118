import { EventEmitter, once } from "node:events";
import next from "next";
import { inCheckout } from "../checkout.mjs";
import { createFront } from "./create-front.mjs";
import { inOurServer, isFramed } from "./in-our-server.mjs";

// The process of the app: our server in front, and Next behind it. PORT and HOST say where it listens.

const dev = process.argv.includes("--dev");
const port = Number(process.env.PORT);
const hostname = process.env.HOST || "127.0.0.1";

inOurServer();
const pages = next({
  dev,
  dir: inCheckout(),
  port,
  hostname,
  // With reloading it needs the server's own sockets; without, it gets none of them.
  httpServer: /** @type {any} */ (dev ? undefined : new EventEmitter()),
});
await pages.prepare();
const handle = pages.getRequestHandler();
const server = createFront({
  publicUrl: String(process.env.NEXTAUTH_URL),
  dev,
  isFramed,
  handle: (request, response) => handle(request, response),
});
server.listen(port, hostname);
await once(server, "listening").catch((error) => {
  console.error(`The app cannot listen on ${hostname}, port ${port}: ${error.message}.`);
  process.exit(1);
});
// To the command that has started it, and waits for this before it asks anything.
process.send?.("listening");

/** For what is under way when it is asked to stop: a monitor's stream has no end of its own. */
const FINISHING_MS = 5_000;

let isStopping = false;
for (const signal of /** @type {const} */ (["SIGTERM", "SIGINT"])) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    // What is under way is finished; connections that wait for nothing are closed.
    server.close(async () => {
      await pages.close().catch(console.error);
      process.exit(0);
    });
    setTimeout(() => server.closeAllConnections(), FINISHING_MS).unref();
  });
}
