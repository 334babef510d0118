import { connect, createServer } from "node:net";

/**
 * Whether a server can listen on the port. Port 0 asks for any free one.
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<number | null>} the port that was listened on, or null when it is taken
 */
export function tryPort(port, host = "127.0.0.1") {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen({ port, host, exclusive: true }, () => {
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
 * Whether a link to this machine would reach a server on the port, and no other program.
 * @param {number} port
 * @param {string} [host]
 */
export async function isFree(port, host) {
  // "localhost" may mean either address; a machine without the second has nothing there either.
  return (await tryPort(port, host)) !== null && !(await answers(port, "::1"));
}

/** Longer than this machine takes to reach itself; where a filter drops what is sent, nothing comes. */
const ANSWER_MS = 1_000;

/** @param {number} port @param {string} host @returns {Promise<boolean>} */
function answers(port, host) {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    const end = (/** @type {boolean} */ answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(ANSWER_MS, () => end(false));
    socket.once("connect", () => end(socket.localPort !== port)).once("error", () => end(false));
  });
}

/**
 * The first free port from here on.
 * @param {number} from
 * @param {string} [host]
 */
export async function firstFreePort(from, host) {
  for (let port = from; port < Math.min(from + 1000, 65536); port++) {
    if (await isFree(port, host)) return port;
  }
  throw new Error(`No port from ${from} on is free.`);
}
