import { connect } from "node:net";

export interface Outcome {
  /** Null: the connection ended, or its time did, before a status came. */
  status: number | null;
  headers: Record<string, string>;
  /** The first of what came after the headers. */
  body: string;
  /** Whether the server closed the connection, rather than this side in the end. */
  isClosed: boolean;
  ms: number;
}

const KEPT = 2000;

/**
 * Sends these bytes over a connection of their own, and reads until the server closes it, or `patienceMs`
 * are over. A stream of events, which has no end, is left after its beginning.
 */
export function sendBytes(port: number, bytes: Buffer, patienceMs: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const start = performance.now();
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    let received = "";
    let isClosed = false;
    const end = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ ...readHead(received), isClosed, ms: performance.now() - start });
    };
    const timer = setTimeout(end, patienceMs);
    socket.on("connect", () => socket.write(bytes));
    socket.on("data", (chunk) => {
      if (received.length < KEPT * 8) received += chunk.toString("latin1");
      if (!/^content-type: text\/event-stream/im.test(received)) return;
      isClosed = true;
      end();
    });
    // Whoever is refused may be cut off while they send.
    socket.on("error", () => {});
    socket.on("close", () => {
      isClosed = true;
      end();
    });
  });
}

function readHead(received: string): Pick<Outcome, "status" | "headers" | "body"> {
  const at = received.indexOf("\r\n\r\n");
  const [first = "", ...lines] = received.slice(0, at < 0 ? undefined : at).split("\r\n");
  const headers = lines.map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1]) || null,
    headers: Object.fromEntries(headers),
    body: at < 0 ? "" : received.slice(at + 4, at + 4 + KEPT),
  };
}
