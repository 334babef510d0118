import { ENDS_AT_CTRL_C, runCommand } from "./run-command.mjs";
import { helpOnly } from "./usages.mjs";

// npm run demo: from a bare checkout to the app with its demo studies, until Ctrl-C.

const say = (/** @type {string} */ sentence) => console.log(sentence);

helpOnly("demo");

await runCommand(async (life) => {
  const { prepareCheckout } = await import("./prepare-checkout.mjs");
  await prepareCheckout(life, say);

  const { choosePort } = await import("./app/choose-port.mjs");
  const host = process.env.HOST || "127.0.0.1";
  const port = await choosePort(process.env.PORT, host);
  const address = process.env.NEXTAUTH_URL ?? `http://localhost:${port}`;

  const { openDatabase } = await import("./database/open-database.mjs");
  const { app: databaseUrl } = await openDatabase(life, say, "postgres");

  const { localSecrets } = await import("./app/local-secrets.mjs");
  const { secret, password } = localSecrets();
  const env = {
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET ?? secret,
    NEXTAUTH_URL: address,
  };
  say("Seeding the demo studies; what is there already stays.");
  const { seedDemo } = await import("./app/seed-demo.mjs");
  const seeded = await seedDemo(life, { ...env, DEMO_PASSWORD: password });

  const { buildApp } = await import("./app/build-app.mjs");
  await buildApp(life, say);

  say("Starting the app.");
  const { startApp, waitForHealth } = await import("./app/app-server.mjs");
  const { inCheckout } = await import("./checkout.mjs");
  const settings = { port, host, env, logFile: inCheckout(".data/demo.log") };
  const app = await life.use(() => startApp(settings));
  await waitForHealth(app, settings);

  const { demoLinks } = await import("./app/demo-links.mjs");
  say(`\nGrounded is ready.\n\n${demoLinks(address, seeded)}\n\nCtrl-C stops it; the data stays.`);
  life.stopRequested.then(() => say("\nStopping."));
  await app.ended;
  throw new (await import("./command-error.mjs")).CommandError(
    `The app stopped by itself; ${settings.logFile} holds its last words. Run the command again.`,
  );
}, ENDS_AT_CTRL_C);
