import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inCheckout } from "../checkout.mjs";
import { CommandError } from "../command-error.mjs";

/** @typedef {import("../run-command.mjs").Life} Life */

/**
 * An older version of this checkout in a folder of its own, built by its own `npm run build`; it is
 * removed when the command ends. The packages are this checkout's, by hard links, where the version
 * locks the same ones; else its build installs them.
 * @param {Life} life
 * @param {(sentence: string) => void} say
 * @param {string} commit
 * @returns {Promise<string>} the folder
 */
export async function makeBase(life, say, commit) {
  const folder = await checkOutBase(life, say, commit, "unchanged");
  say("Building it; this takes about a minute.");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  await must(life.run(npm, ["run", "build"], { cwd: folder, shell: npm === "npm.cmd" }));
  return folder;
}

/**
 * The same without a build: its own commands make ready what they need.
 * @param {Life} life
 * @param {(sentence: string) => void} say
 * @param {string} commit
 * @param {string} program that compares with it
 * @returns {Promise<string>} the folder
 */
export async function checkOutBase(life, say, commit, program) {
  const named = await git(life, "rev-parse", "--verify", "--quiet", `${commit}^{commit}`);
  if (!commit || named.code !== 0) {
    throw new CommandError(`Name the commit to compare with: npm run bench -- ${program} COMMIT.`);
  }
  const sha = named.output.trim();
  const { folder } = await life.use(async () => {
    const made = mkdtempSync(join(tmpdir(), "grounded-base-"));
    const stop = async () => rmSync(made, { recursive: true, force: true, maxRetries: 5 });
    return { folder: made, stop };
  });
  say(`Checking out ${sha.slice(0, 12)} in a folder of its own.`);
  await must(git(life, "clone", "--quiet", "--shared", "--no-checkout", inCheckout(), folder));
  await must(git(life, "-C", folder, "checkout", "--quiet", "--detach", sha));
  await sharePackages(life, folder);
  return folder;
}

/** @param {Life} life @param {string[]} args */
function git(life, ...args) {
  return life.run("git", args, { cwd: inCheckout() });
}

/** @param {Promise<import("../app/start-program.mjs").Ending>} ending */
async function must(ending) {
  const { code, output } = await ending;
  if (code === 0) return;
  throw new CommandError(`${output.slice(-3000)}\nThe base could not be made; see above.`);
}

/** @param {Life} life @param {string} folder */
async function sharePackages({ run }, folder) {
  const lock = (/** @type {string} */ root) =>
    readFileSync(join(root, "package-lock.json"), "utf8");
  if (lock(folder) !== lock(inCheckout())) return;
  const packages = join(folder, "node_modules");
  const { code } = await run("cp", ["-al", inCheckout("node_modules"), packages]);
  if (code !== 0) return rmSync(packages, { recursive: true, force: true });
  // Stamps are written in place: the base gets its own file of the one that holds for it as well.
  for (const name of readdirSync(packages).filter((one) => one.startsWith(".grounded-"))) {
    const text = readFileSync(join(packages, name));
    rmSync(join(packages, name));
    if (name === ".grounded-lock") writeFileSync(join(packages, name), text);
  }
  if (existsSync(join(packages, ".cache"))) rmSync(join(packages, ".cache"), { recursive: true });
}
