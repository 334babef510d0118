import { startApp, waitForHealth } from "./app-server.mjs";
import { serveActions } from "./serve-actions.mjs";

/**
 * The app under test, with an address on this machine by which a journey can crash it and start it
 * again: POST /kill, POST /start. Each answers 204 when it is done.
 * @param {import("./app-server.mjs").AppSettings} settings
 * @returns {Promise<{ url: string, pid: number, stop: () => Promise<void> }>} pid: of its first process
 */
export async function startAppControl(settings) {
  let app = await startApp(settings);
  try {
    await waitForHealth(app, settings);
  } catch (error) {
    await app.stop();
    throw error;
  }
  const control = await serveActions({
    "POST /kill": () => app.kill(),
    "POST /start": async () => {
      await app.stop();
      app = await startApp(settings);
      await waitForHealth(app, settings);
    },
  });
  return {
    url: control.url,
    pid: app.pid,
    stop: async () => {
      await control.stop();
      await app.stop();
    },
  };
}
