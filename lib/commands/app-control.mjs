import { createServer } from "node:http";
import { startApp, waitForHealth } from "./app-server.mjs";
import { reasonOf } from "./command-error.mjs";

/**
 * The app under test, with an address on this machine by which a journey can crash it and start it
 * again: POST /kill, POST /start. Each answers 204 when it is done.
 * @param {import("./app-server.mjs").AppSettings} settings
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startAppControl(settings) {
  let app = await startApp(settings);
  try {
    await waitForHealth(app, settings);
  } catch (error) {
    await app.stop();
    throw error;
  }
  /** @type {Record<string, () => Promise<void>>} */
  const actions = {
    "POST /kill": () => app.kill(),
    "POST /start": async () => {
      await app.stop();
      app = await startApp(settings);
      await waitForHealth(app, settings);
    },
  };
  // One action at a time, in the order of arrival.
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
      await app.stop();
    },
  };
}
