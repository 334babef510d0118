import { hasBuild } from "./app/build-app.mjs";
import { requireSettings } from "./app/required-settings.mjs";
import { CommandError } from "./command-error.mjs";
import { ENDS_AT_CTRL_C, runCommand } from "./run-command.mjs";
import { helpOnly } from "./usages.mjs";

// npm start: the production server.

helpOnly("start");

await runCommand(async (life) => {
  requireSettings(process.env);
  if (!hasBuild()) throw new CommandError("There is no build yet. Run `npm run build` first.");

  const { choosePort } = await import("./app/choose-port.mjs");
  // A proxy on this machine ends TLS; who has it elsewhere says where to listen.
  const host = process.env.HOST || "127.0.0.1";
  const port = await choosePort(process.env.PORT || "3000", host);

  const { requireErasureList } = await import("./app/require-erasure-list.mjs");
  await requireErasureList(process.env, console.error);
  const { migrate, urlsOf } = await import("./database/migrate-database.mjs");
  await migrate(urlsOf(process.env), console.log, console.error);

  const { startApp, waitForHealth } = await import("./app/app-server.mjs");
  const settings = { port, host, env: {} };
  const app = await life.use(() => startApp(settings));
  await waitForHealth(app, settings);
  console.log(`Grounded serves ${process.env.NEXTAUTH_URL} on ${host}, port ${port}.`);
  if (String(process.env.NEXTAUTH_URL).startsWith("https:") && !process.env.TRUSTED_PROXY) {
    console.log(
      "TRUSTED_PROXY is not set: behind a proxy, all visitors count as one address for the limits.",
    );
  }
  await app.ended;
  throw new CommandError("The app stopped by itself; it says why above.");
}, ENDS_AT_CTRL_C);
