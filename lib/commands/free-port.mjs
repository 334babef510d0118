import { createServer } from "node:net";

/**
 * Whether this machine's own address accepts a listener on the port. Port 0 asks for any free one.
 * @param {number} port
 * @returns {Promise<number | null>} the port that was listened on, or null when it is taken
 */
export function tryPort(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : null));
    });
  });
}

/** A port that nothing listens on at this moment. */
export async function anyFreePort() {
  const port = await tryPort(0);
  if (port === null) throw new Error("This machine has no free port left.");
  return port;
}

/**
 * The first free port from here on.
 * @param {number} from
 */
export async function firstFreePort(from) {
  for (let port = from; port < Math.min(from + 1000, 65536); port++) {
    if ((await tryPort(port)) !== null) return port;
  }
  throw new Error(`No port from ${from} on is free.`);
}
