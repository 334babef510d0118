import { copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { inCheckout } from "../checkout.mjs";
import { holdLock } from "../database/hold-lock.mjs";
import { hashFiles, isStamped, writeStamp } from "../stamp.mjs";

// What R needs in a browser, 21 MB. Its help pages, fonts and translations, more than that, stay out.
const FILES = [
  "webr.js",
  "webr-worker.js",
  "R.js",
  "R.wasm",
  "libRblas.so",
  "libRlapack.so",
  "vfs/usr/lib/R/library/translations/DESCRIPTION",
];

/** Copies R for the browser to where it is served from, when it is missing or its version changed. */
export async function copyWebR() {
  const from = inCheckout("node_modules/webr/dist");
  const to = inCheckout("public/webr");
  const stamp = inCheckout("node_modules/.grounded-webr");
  const hash = hashFiles(inCheckout(), ["package-lock.json", "scripts/app/copy-webr.mjs"]);
  const isFresh = () =>
    isStamped(stamp, hash) && FILES.every((file) => existsSync(`${to}/${file}`));
  if (isFresh()) return;
  await holdLock(inCheckout(".data/install-lock"), async () => {
    if (isFresh()) return;
    rmSync(to, { recursive: true, force: true });
    for (const file of FILES) {
      mkdirSync(dirname(`${to}/${file}`), { recursive: true });
      copyFileSync(`${from}/${file}`, `${to}/${file}`);
    }
    writeStamp(stamp, hash);
  });
}
