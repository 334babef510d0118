import { connect, type Socket } from "node:net";

export interface Reply {
  status: number;
  body: string;
  /** `name=value` of each cookie that was set. */
  cookies: string[];
  location: string | null;
}

interface Waiting {
  resolve: (reply: Reply) => void;
  reject: (reason: Error) => void;
}

/**
 * One kept-alive connection to an app on this machine, for one request at a time. It does as little as
 * it can: on a machine of two cores the load must not take from what it measures.
 */
export class Connection {
  private socket: Socket | null = null;
  private received: Buffer = Buffer.alloc(0);
  private waiting: Waiting | null = null;

  /** @param address - http://127.0.0.1:PORT */
  constructor(readonly address: string) {}

  send(
    method: string,
    path: string,
    { cookie, address }: { cookie: string; address?: string | undefined },
    body?: string,
  ): Promise<Reply> {
    return this.sendRaw(encodeRequest(method, path, cookie, body, address));
  }

  /** Sends a request that is written down already. Rejects when the connection breaks. */
  sendRaw(request: Buffer): Promise<Reply> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.open().write(request);
    });
  }

  close(): void {
    this.socket?.destroy();
  }

  private open(): Socket {
    if (this.socket && !this.socket.destroyed && this.socket.writable) return this.socket;
    const { hostname, port } = new URL(this.address);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    this.socket = socket;
    this.received = Buffer.alloc(0);
    socket.on("data", (chunk) => this.receive(chunk));
    const broken = (error?: Error) => {
      if (this.socket !== socket) return;
      this.socket = null;
      const { waiting } = this;
      this.waiting = null;
      waiting?.reject(error ?? new Error("The connection was closed."));
    };
    socket.on("error", broken);
    socket.on("close", () => broken());
    return socket;
  }

  private receive(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const reply = readReply(this.received);
    if (!reply) return;
    this.received = Buffer.alloc(0);
    const { waiting } = this;
    this.waiting = null;
    if (reply.closes) {
      this.socket?.destroy();
      this.socket = null;
    }
    waiting?.resolve(reply);
  }
}

/**
 * A request as it goes over the wire.
 * @param address - where the asker is, as a proxy in front of the app says it.
 */
export function encodeRequest(
  method: string,
  path: string,
  cookie: string,
  body = "",
  address?: string,
): Buffer {
  const lines = [`${method} ${path} HTTP/1.1`, "Host: 127.0.0.1", "Accept: */*"];
  if (address) lines.push(`X-Forwarded-For: ${address}`);
  // As a page of the app sends it: the rest is refused.
  if (cookie !== "") lines.push(`Cookie: ${cookie}`, "Sec-Fetch-Site: same-origin");
  if (body !== "") {
    lines.push("Content-Type: application/json", `Content-Length: ${Buffer.byteLength(body)}`);
  }
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n${body}`);
}

/** The whole reply, or null while some of it has not come. */
function readReply(received: Buffer): (Reply & { closes: boolean }) | null {
  const end = received.indexOf("\r\n\r\n");
  if (end < 0) return null;
  const [first = "", ...lines] = received.toString("latin1", 0, end).split("\r\n");
  const status = Number(first.split(" ")[1]);
  const cookies: string[] = [];
  let location: string | null = null;
  let length: number | null = status === 304 || status === 204 ? 0 : null;
  let closes = false;
  for (const line of lines) {
    const at = line.indexOf(":");
    const name = line.slice(0, at).toLowerCase();
    const value = line.slice(at + 1).trim();
    if (name === "content-length") length = Number(value);
    else if (name === "set-cookie") cookies.push(value.split(";")[0] ?? "");
    else if (name === "location") location = value;
    else if (name === "connection" && value.toLowerCase() === "close") closes = true;
  }
  const rest = received.subarray(end + 4);
  if (length === null) {
    const body = readChunks(rest);
    return body === null ? null : { status, body, cookies, location, closes };
  }
  if (rest.length < length) return null;
  return { status, body: rest.toString("utf8", 0, length), cookies, location, closes };
}

/** A body in chunks, put together; null while some are missing. */
function readChunks(received: Buffer): string | null {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const line = received.indexOf("\r\n", at);
    if (line < 0) return null;
    const size = Number.parseInt(received.toString("latin1", at, line), 16);
    const from = line + 2;
    if (received.length < from + size + 2) return null;
    if (size === 0) return Buffer.concat(parts).toString("utf8");
    parts.push(received.subarray(from, from + size));
    at = from + size + 2;
  }
}
