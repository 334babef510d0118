import { Agent, createServer, request } from "node:http";
import { createRandom } from "@/lib/random";

/**
 * Stands before the app and loses so great a share of what passes: half of it before the app has it,
 * half of it after the app has answered. Who sent it sees a connection that breaks.
 */
export async function startFaultyProxy(app: string, share: number) {
  const { hostname, port } = new URL(app);
  const random = createRandom("faulty proxy");
  const agent = new Agent({ keepAlive: false });
  const counts = { passed: 0, requestsLost: 0, repliesLost: 0 };
  const server = createServer((incoming, outgoing) => {
    const fate = random.uniform();
    if (fate < share / 2) {
      counts.requestsLost++;
      return void incoming.destroy();
    }
    const { method, url, headers } = incoming;
    const onward = request({ hostname, port, method, path: url, headers, agent }, (reply) => {
      if (fate < share) {
        counts.repliesLost++;
        reply.resume().on("end", () => outgoing.destroy());
        return;
      }
      counts.passed++;
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.on("error", () => outgoing.destroy()).pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    incoming.on("error", () => onward.destroy()).pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    address: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`,
    counts,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
