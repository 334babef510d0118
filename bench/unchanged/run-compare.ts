import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Parts } from "./take-all";

const CHECKOUT = fileURLToPath(new URL("../..", import.meta.url));

/** What `npm run --silent compare` of a version says of a file of ratings, and how it ends. */
export function runCompare(version: "base" | "this", file: string): Promise<Parts> {
  const cwd = version === "base" ? process.env.BASE_CHECKOUT : CHECKOUT;
  const args = ["run", "--silent", "compare", "--", file];
  return new Promise((resolve) => {
    execFile("npm", args, { cwd, maxBuffer: 64 * 1024 * 1024 }, (error, output, errors) => {
      const code = String(error?.code ?? 0);
      resolve(new Map(Object.entries({ code, output, errors })));
    });
  });
}
