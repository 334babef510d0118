import { once } from "node:events";
import { request } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { selfSigned } from "./self-signed";

export interface TlsProxy {
  /** https://localhost:PORT */
  address: string;
  stop: () => void;
}

/** What ends TLS in front of the app, on a machine where both are: it says for whom it asks, and how. */
export async function startTlsProxy(appPort: number): Promise<TlsProxy> {
  const server = createServer(selfSigned(), (incoming, outgoing) => {
    const headers = {
      ...incoming.headers,
      "x-forwarded-for": incoming.socket.remoteAddress,
      "x-forwarded-proto": "https",
    };
    const { method, url: path } = incoming;
    const onward = request({ host: "127.0.0.1", port: appPort, method, path, headers }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `https://localhost:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
