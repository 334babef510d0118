import { ENDS_AT_CTRL_C, runCommand } from "./run-command.mjs";
import { helpOnly } from "./usages.mjs";

// npm run dev: the app with reloading, on the embedded database and the demo studies.

helpOnly("dev");

await runCommand(async (life) => {
  const { prepareCheckout } = await import("./prepare-checkout.mjs");
  await prepareCheckout(life, console.log);
  const { copyWebR } = await import("./app/copy-webr.mjs");
  await copyWebR();

  const { choosePort } = await import("./app/choose-port.mjs");
  const port = await choosePort(process.env.PORT);
  const address = `http://localhost:${port}`;

  const { openDatabase } = await import("./database/open-database.mjs");
  const { app: databaseUrl } = await openDatabase(life, console.log, "postgres-dev");

  const { localSecrets } = await import("./app/local-secrets.mjs");
  const { secret, password } = localSecrets();
  const env = { DATABASE_URL: databaseUrl, NEXTAUTH_SECRET: secret, NEXTAUTH_URL: address };
  console.log("Seeding the demo studies; what is there already stays.");
  const { seedDemo } = await import("./app/seed-demo.mjs");
  const seeded = await seedDemo(life, { ...env, DEMO_PASSWORD: password });

  const { demoLinks } = await import("./app/demo-links.mjs");
  console.log(`\n${demoLinks(address, seeded)}\n`);
  const { appProgram } = await import("./app/app-server.mjs");
  const { nextEnvironment } = await import("./app/next-program.mjs");
  const { inCheckout } = await import("./checkout.mjs");
  const { code } = await life.run(...appProgram("--dev"), {
    cwd: inCheckout(),
    env: nextEnvironment({ ...env, PORT: String(port), HOST: "127.0.0.1" }),
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  return code ?? 1;
}, ENDS_AT_CTRL_C);
