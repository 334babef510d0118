import { ENDS_AT_CTRL_C, runCommand } from "./run-command.mjs";
import { helpOnly } from "./usages.mjs";

// The development database alone, until Ctrl-C: npm run database [-- folder under .data]

helpOnly("database");

await runCommand(async (life) => {
  const { prepareCheckout } = await import("./prepare-checkout.mjs");
  await prepareCheckout(life, console.log);
  const { openDatabase } = await import("./database/open-database.mjs");
  const { environmentOf } = await import("./database/migrate-database.mjs");
  const urls = await openDatabase(life, console.log, process.argv[2] ?? "postgres-dev");
  for (const [name, url] of Object.entries(environmentOf(urls))) console.log(`${name}=${url}`);
  await life.stopRequested;
  return 0;
}, ENDS_AT_CTRL_C);
