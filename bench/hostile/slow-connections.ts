import { connect } from "node:net";
import { DEFAULT_BODY } from "../../scripts/server/body-limits.mjs";
import { bodyTime, LIMITS } from "../../scripts/server/limits.mjs";

/** A way to hold a connection without asking for anything, and how long the server lets it. */
interface Slowness {
  name: string;
  limitMs: number;
  /** What is sent at once. */
  begin: string;
  /** What comes after, a byte at a time. */
  drip: string;
}

const POST = "POST /api/studies HTTP/1.1\r\nHost: 127.0.0.1\r\n";
const DRIP_MS = 4000;
/** The server looks at its connections now and then; a busy one a little later. */
const GRACE_MS = LIMITS.checkMs + 3000;
const { headersMs, bodySilenceMs, idleMs } = LIMITS;

const WAYS: readonly Slowness[] = [
  { name: "no request", limitMs: headersMs, begin: "", drip: "" },
  { name: "half a header", limitMs: headersMs, begin: "GET / HTTP/1.1\r\nHo", drip: "" },
  { name: "headers by bytes", limitMs: headersMs, begin: "GET / HTTP/1.1\r\n", drip: "X-A: b\r\n" },
  {
    name: "an unfinished body",
    limitMs: bodySilenceMs,
    begin: `${POST}Content-Length: 1000\r\n\r\n{"a":`,
    drip: "",
  },
  {
    name: "no body at all",
    limitMs: bodySilenceMs,
    begin: `${POST}Content-Length: 1000\r\n\r\n`,
    drip: "",
  },
  {
    name: "an unfinished body in chunks",
    limitMs: bodySilenceMs,
    begin: `${POST}Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n`,
    drip: "",
  },
  {
    name: "a body by bytes",
    limitMs: bodyTime(DEFAULT_BODY, LIMITS),
    begin: `${POST}Content-Length: 60000\r\n\r\n`,
    drip: "x".repeat(60),
  },
  {
    name: "a body that is never sent, though it may be",
    limitMs: bodySilenceMs,
    begin: `${POST}Content-Length: 1000\r\nExpect: 100-continue\r\n\r\n`,
    drip: "",
  },
  {
    name: "nothing after a reply",
    limitMs: idleMs,
    begin: "GET /api/health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    drip: "",
  },
];

export interface HeldConnection {
  name: string;
  limitMs: number;
  /** Until the server closed it. */
  ms: number;
}

/** Opens so many connections of each way, and waits until all are closed, or their time is long over. */
export function holdConnections(port: number, each: number): Promise<HeldConnection[]> {
  const all = WAYS.flatMap((way) => Array.from({ length: each }, () => hold(port, way)));
  return Promise.all(all);
}

function hold(port: number, { name, limitMs, begin, drip }: Slowness): Promise<HeldConnection> {
  return new Promise((resolve) => {
    const start = performance.now();
    const socket = connect({ port, host: "127.0.0.1" });
    const bytes = [...drip];
    const dripping = setInterval(() => {
      const next = bytes.shift();
      if (next !== undefined && socket.writable) socket.write(next);
    }, DRIP_MS);
    const end = () => {
      clearInterval(dripping);
      clearTimeout(timer);
      socket.destroy();
      resolve({ name, limitMs: limitMs + GRACE_MS, ms: performance.now() - start });
    };
    const timer = setTimeout(end, (limitMs + GRACE_MS) * 2);
    socket.on("connect", () => begin !== "" && socket.write(begin));
    socket.on("error", () => {});
    socket.resume();
    socket.on("close", end);
  });
}
