import { requireSettings } from "./app/required-settings.mjs";
import { runCommand } from "./run-command.mjs";
import { helpOnly } from "./usages.mjs";

// npm run migrate: brings the database to this version, and grants the app's role what it may do. What
// npm start does first where it has MIGRATION_DATABASE_URL.

helpOnly("migrate");

await runCommand(async () => {
  requireSettings(process.env, ["DATABASE_URL", "MIGRATION_DATABASE_URL"]);
  const { migrate, urlsOf } = await import("./database/migrate-database.mjs");
  await migrate(urlsOf(process.env), console.log, console.error);
  console.log("The database is of this version.");
  return 0;
});
