import { createServer, request } from "node:http";

/** One address on this machine behind which the apps take turns, request by request. */
export async function startRoundRobin(apps: readonly string[]) {
  const agents = apps.map((address) => new URL(address));
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    const { hostname, port } = agents[turn++ % agents.length] ?? {};
    const { method, url, headers } = incoming;
    const onward = request({ hostname, port, method, path: url, headers }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return {
    address: `http://127.0.0.1:${port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
