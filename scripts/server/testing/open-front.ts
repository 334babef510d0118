import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import { createFront } from "../create-front.mjs";
import { LIMITS } from "../limits.mjs";

/** The front as it is, on a free port, with a house behind it that answers what it was given. */
export interface OpenFront {
  port: number;
  /** What was handed on, in the order in which it came. */
  handed: { method: string; url: string; headers: Record<string, unknown>; body: number }[];
  lines: string[];
  connections(): Promise<number>;
  close(): Promise<void>;
}

export async function openFront({
  publicUrl = "http://study.example.org",
  limits = {},
  isFramed,
  status = 200,
}: {
  publicUrl?: string;
  limits?: Partial<typeof LIMITS>;
  isFramed?: (path: string) => Promise<boolean>;
  status?: number;
} = {}): Promise<OpenFront> {
  const handed: OpenFront["handed"] = [];
  const lines: string[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = "", url = "", headers } = request;
    const entry = { method, url, headers: { ...headers }, body: 0 };
    handed.push(entry);
    try {
      for await (const piece of request) entry.body += piece.length;
    } catch {
      entry.body = -1;
    }
    response.statusCode = status;
    response.end(String(entry.body));
  };
  const server = createFront({
    publicUrl,
    handle,
    ...(isFramed ? { isFramed } : {}),
    limits: { ...LIMITS, checkMs: 50, ...limits },
    log: (line: string) => void lines.push(line),
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as { port: number }).port,
    handed,
    lines,
    connections: () =>
      new Promise((resolve) =>
        server.getConnections((_: unknown, count: number) => resolve(count)),
      ),
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Sends these bytes and no more; all that came back when the server has closed the connection. */
export async function sendRaw(port: number, ...pieces: string[]): Promise<string> {
  const socket = await openConnection(port);
  for (const piece of pieces) socket.write(piece);
  let said = "";
  socket.setEncoding("latin1").on("data", (text) => {
    said += text;
  });
  await hasClosed(socket);
  return said;
}

/** Waits for a connection to end, however it does. */
export function hasClosed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.closed) resolve();
    else socket.once("close", () => resolve());
  });
}

export async function openConnection(port: number): Promise<Socket> {
  const socket = connect({ port, host: "127.0.0.1" });
  socket.on("error", () => {});
  await once(socket, "connect");
  return socket;
}
