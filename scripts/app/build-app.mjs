import { existsSync, mkdirSync } from "node:fs";
import { inCheckout } from "../checkout.mjs";
import { CommandError } from "../command-error.mjs";
import { holdLock } from "../database/hold-lock.mjs";
import { hashFiles, isStamped, writeStamp } from "../stamp.mjs";
import { copyWebR } from "./copy-webr.mjs";
import { placeLastErrorPage } from "./last-error-page.mjs";
import { nextEnvironment, nextProgram } from "./next-program.mjs";

const SOURCES = ["app", "components", "lib", "messages", "public", "prisma/schema.prisma"];
const SETTINGS = ["package.json", "package-lock.json", "tsconfig.json", "next.config.js"];
const ENTRIES = ["postcss.config.mjs", "proxy.ts", "instrumentation.ts"];
const STAMP = inCheckout(".next/grounded-build");

/** Whether there is a build to serve, of whatever sources. */
export function hasBuild() {
  return existsSync(inCheckout(".next/BUILD_ID"));
}

/** @param {string} path */
export function shapesTheBuild(path) {
  return !/^lib\/(commands|server\/prisma-client)\/|^public\/webr\/|\/testing\/|\.test\.tsx?$/.test(
    path,
  );
}

/**
 * Builds the app when its sources changed since the last build.
 * @param {import("../run-command.mjs").Life} life
 * @param {(sentence: string) => void} say
 * @param {{ always?: boolean }} [options]
 */
export async function buildApp({ run }, say, { always = false } = {}) {
  mkdirSync(inCheckout(".data"), { recursive: true });
  await holdLock(inCheckout(".data/build-lock"), async () => {
    await copyWebR();
    const hash = hashFiles(inCheckout(), [...SOURCES, ...SETTINGS, ...ENTRIES], shapesTheBuild);
    if (!always && hasBuild() && isStamped(STAMP, hash)) return placeLastErrorPage();
    say("Building the app; this takes about half a minute.");
    const { code, output } = await run(...nextProgram("build"), {
      cwd: inCheckout(),
      env: nextEnvironment({ NODE_ENV: "production" }),
    });
    if (code !== 0) {
      throw new CommandError(`${output.slice(-6000)}\nThe app could not be built; see above.`);
    }
    placeLastErrorPage();
    writeStamp(STAMP, hash);
  });
}
