import { spawn } from "node:child_process";

/**
 * Runs a program to its end.
 * @param {string} file
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions & { show?: boolean }} [options]
 *   show: let the program write to this terminal instead of collecting what it says;
 *   detached: a Ctrl-C at the terminal does not reach it
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export function runProgram(file, args, { show = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = show ? "inherit" : /** @type {const} */ (["ignore", "pipe", "pipe"]);
    const child = spawn(file, args, {
      stdio: /** @type {any} */ (stdio),
      windowsHide: true,
      ...options,
    });
    let output = "";
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    };
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output }));
  });
}
