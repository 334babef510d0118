import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { inCheckout } from "./checkout.mjs";
import { CommandError } from "./command-error.mjs";
import { holdLock } from "./database/hold-lock.mjs";
import { hashFiles, isStamped, writeStamp } from "./stamp.mjs";

// No install scripts: they would download what is not needed, and whether they run depends on npm's
// version. All kinds of packages, also where NODE_ENV says production: building needs them.
// `npm ci` fails where a registry lacks packages for other systems than this one.
const INSTALL = ["install", "--no-audit", "--no-fund", "--ignore-scripts"];
const KINDS = ["--include=dev", "--include=optional", "--include=peer"];

/**
 * Installs the locked dependencies when they are missing or no longer those of the lock file.
 * @param {import("./run-command.mjs").Life} life
 * @param {(sentence: string) => void} say
 */
export async function installPackages({ run }, say) {
  const lock = inCheckout("package-lock.json");
  const stamp = inCheckout("node_modules/.grounded-lock");
  const unfinished = inCheckout("node_modules/.grounded-unfinished");
  const hash = hashFiles(inCheckout(), ["package-lock.json"]);
  if (isStamped(stamp, hash)) return;
  mkdirSync(inCheckout(".data"), { recursive: true });
  await holdLock(inCheckout(".data/install-lock"), async () => {
    if (isStamped(stamp, hash)) return;
    say("Installing the dependencies; the first time this takes a minute or two.");
    const locked = readFileSync(lock);
    // npm takes a package that an interrupted run unpacked by half for a whole one.
    if (existsSync(unfinished)) rmSync(inCheckout("node_modules"), { recursive: true });
    mkdirSync(inCheckout("node_modules"), { recursive: true });
    writeFileSync(unfinished, "");
    const [file, first] = npmProgram();
    const { code, output } = await run(file, [...first, ...INSTALL, ...KINDS], {
      cwd: inCheckout(),
      shell: file === "npm.cmd",
      patience: 3000,
    });
    // Versions of npm differ in details of the file; what was committed stays.
    if (!readFileSync(lock).equals(locked)) writeFileSync(lock, locked);
    if (code !== 0) {
      throw new CommandError(
        `${output.slice(-3000)}\nThe dependencies could not be installed; npm says why above. Check the network connection and run the same command again.`,
      );
    }
    rmSync(unfinished);
    writeStamp(stamp, hash);
  });
}

/**
 * The npm that started this command, else the one on the search path.
 * @returns {[string, string[]]}
 */
function npmProgram() {
  const started = process.env.npm_execpath;
  if (started?.endsWith("npm-cli.js") && existsSync(started)) return [process.execPath, [started]];
  return [process.platform === "win32" ? "npm.cmd" : "npm", []];
}
