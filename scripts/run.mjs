import { existsSync } from "node:fs";
import { requireSettings } from "./app/required-settings.mjs";
import { CommandError } from "./command-error.mjs";
import { runCommand } from "./run-command.mjs";
import { asksForHelp, USAGES } from "./usages.mjs";

// node scripts/run.mjs [--without-database | --database-as-it-is] FILE.ts args…: runs a command
// that is written in TypeScript and uses the server's own modules, on the database of DATABASE_URL or
// else on the demo's, which is brought to this version first, unless it is to stay as it is: then the
// command is given the owner's address too. Others work by the app's role alone. --help, and what is named
// in WITHOUT_DATABASE, needs neither database nor settings.

/** Acts of a command that read files alone, by its program. */
const WITHOUT_DATABASE = /** @type {Record<string, string>} */ ({ "study-file.ts": "validate" });

// The command's own output may be piped somewhere; the steps before it are said beside it.
const say = (/** @type {string} */ sentence) => console.error(sentence);

await runCommand(async (life) => {
  const given = process.argv.slice(2);
  const filesAlone = given[0] === "--without-database";
  const asItIs = given[0] === "--database-as-it-is";
  const [name = "", ...args] = filesAlone || asItIs ? given.slice(1) : given;
  const { inCheckout } = await import("./checkout.mjs");
  const file = inCheckout("scripts", name);
  if (!name.endsWith(".ts") || !existsSync(file)) {
    throw new CommandError(`There is no command scripts/${name}.`);
  }
  const usage = USAGES[name.slice(0, -".ts".length)];
  if (usage !== undefined && asksForHelp(args)) {
    console.log(usage);
    return 0;
  }
  const { prepareCheckout } = await import("./prepare-checkout.mjs");
  await prepareCheckout(life, say);

  const needsNone = filesAlone || asksForHelp(args) || args[0] === (WITHOUT_DATABASE[name] ?? null);
  const env = needsNone ? process.env : await openedEnvironment(life, asItIs);
  const { TYPESCRIPT } = await import("./app/seed-demo.mjs");
  const { code } = await life.run(process.execPath, [...TYPESCRIPT, file, ...args], {
    env,
    stdio: "inherit",
  });
  return code ?? 1;
});

/**
 * @param {import("./run-command.mjs").Life} life
 * @param {boolean} asItIs
 */
async function openedEnvironment(life, asItIs) {
  const env = { ...process.env };
  // What works on the database as it is says itself where it misses the secret.
  if (env.DATABASE_URL)
    requireSettings(env, asItIs ? ["DATABASE_URL", "MIGRATION_DATABASE_URL"] : undefined);
  else {
    const { localSecrets } = await import("./app/local-secrets.mjs");
    env.NEXTAUTH_SECRET ??= localSecrets().secret;
    env.NEXTAUTH_URL ??= "http://localhost:3000";
  }
  const { openDatabase } = await import("./database/open-database.mjs");
  const { environmentOf } = await import("./database/migrate-database.mjs");
  const urls = await openDatabase(life, say, "postgres", { asItIs });
  const owner = asItIs ? urls.owner : undefined;
  return { ...env, MIGRATION_DATABASE_URL: undefined, ...environmentOf({ app: urls.app, owner }) };
}
