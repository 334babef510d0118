import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { inCheckout } from "../checkout.mjs";
import { CommandError } from "../command-error.mjs";

// Debian's chromium without windows needs two thirds of the time of the one that draws them unseen.
const HEADLESS = "chromium-headless-shell";
const NAMES = [HEADLESS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const WINDOWS = "Google\\Chrome\\Application\\chrome.exe";
const MINUTES = 60_000;

/**
 * Where an installed Chromium may lie, best first.
 * @param {Record<string, string | undefined>} env
 * @param {string} platform
 * @returns {string[]}
 */
export function chromiumCandidates(env, platform) {
  const given = env.GROUNDED_CHROMIUM ? [env.GROUNDED_CHROMIUM] : [];
  if (platform === "darwin") return [...given, ...MAC];
  if (platform === "win32") {
    const roots = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA];
    return [...given, ...roots.flatMap((root) => (root ? [join(root, WINDOWS)] : []))];
  }
  const folders = ["/usr/bin", ...(env.PATH ?? "").split(delimiter).filter(Boolean)];
  const installed = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...new Set([...given, ...installed])];
}

/**
 * Finds a Chromium that runs, or installs one.
 * @param {import("../run-command.mjs").Life} life
 * @param {(sentence: string) => void} say
 * @returns {Promise<string>} the path of its program
 */
export async function findChromium(life, say) {
  for (const attempt of [findInstalled, usePlaywrights, installPackage]) {
    const found = await attempt(life, say);
    if (!found) continue;
    say(`Chromium: ${found}`);
    return found;
  }
  throw new CommandError(
    "There is no Chromium, and none could be installed. Install Chromium or Chrome, or set GROUNDED_CHROMIUM to the path of its program.",
  );
}

/**
 * @param {import("../run-command.mjs").Life} life
 * @returns {Promise<string | null>}
 */
async function findInstalled(life) {
  for (const path of chromiumCandidates(process.env, process.platform)) {
    if (existsSync(path) && (await answers(life, path))) return path;
  }
  return null;
}

/** @type {typeof installPackage} */
async function usePlaywrights(life, say) {
  const { chromium } = await import("playwright");
  const path = chromium.executablePath();
  if (!existsSync(path)) {
    say("No Chromium is installed; downloading the one that Playwright brings.");
    const cli = inCheckout("node_modules/playwright/cli.js");
    await life.run(process.execPath, [cli, "install", "chromium"], { timeout: 4 * MINUTES });
  }
  if (existsSync(path) && (await answers(life, path))) return path;
  say("Playwright's Chromium cannot be downloaded here, or lacks libraries that it needs.");
  return null;
}

/**
 * @param {import("../run-command.mjs").Life} life
 * @param {(sentence: string) => void} say
 * @returns {Promise<string | null>}
 */
async function installPackage(life, say) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return null;
  say("Installing the system's package of Chromium; this takes a minute.");
  const options = {
    timeout: 5 * MINUTES,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  };
  const install = ["install", "-y", "--no-install-recommends"];
  for (const args of [["update"], [...install, HEADLESS], [...install, "chromium"]]) {
    const { code, output } = await life.run("/usr/bin/apt-get", args, options);
    if (code !== 0) say(`apt-get ${args.join(" ")} failed: ${output.trim().split("\n").at(-1)}`);
    const found = code === 0 && args[0] === "install" ? await findInstalled(life) : null;
    if (found) return found;
  }
  return null;
}

/**
 * Some systems have a program of that name that only tells how to install one.
 * @param {import("../run-command.mjs").Life} life
 * @param {string} path
 */
async function answers({ run }, path) {
  if (process.platform === "win32") return true; // prints nothing and opens a window
  const ending = await run(path, ["--version"], { timeout: 20_000 }).catch(() => null);
  return ending?.code === 0 && /\d+\.\d+/.test(ending.output);
}
