import { fileURLToPath } from "node:url";
import { applyMigrations } from "./apply-migrations.mjs";
import { startPostgres } from "./postgres-server.mjs";
import { runCommand } from "./run-command.mjs";

// The development database alone, until Ctrl-C: node lib/commands/database.mjs [data folder]

const checkout = fileURLToPath(new URL("../../.data/postgres-dev", import.meta.url));

await runCommand(async ({ use, stopRequested }) => {
  const dataFolder = process.argv[2] ?? checkout;
  const server = await use(startPostgres({ dataFolder, log: console.log }));
  const { applied } = await applyMigrations({ url: server.url });
  for (const name of applied) console.log(`Applied the migration ${name}.`);
  console.log(`DATABASE_URL=${server.url}`);
  await stopRequested;
  return 0;
});
