import { createServer } from "node:http";
import { reasonOf } from "../command-error.mjs";

/**
 * An address on this machine by which another program can have something done: each action answers
 * 204 when it is done. One action at a time, in the order of arrival.
 * @param {Record<string, () => Promise<void>>} actions by method and path, as in "POST /kill"
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} `stop` waits for what is under way
 */
export async function serveActions(actions) {
  let last = Promise.resolve();
  const server = createServer((request, response) => {
    const action = actions[`${request.method} ${request.url}`];
    if (!action) return void response.writeHead(404).end();
    last = last.then(action).then(
      () => void response.writeHead(204).end(),
      (error) => void response.writeHead(500).end(reasonOf(error)),
    );
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await last;
    },
  };
}
