import { inCheckout } from "../checkout.mjs";
import { CommandError } from "../command-error.mjs";

/** @typedef {{ openStudy: string, closedStudy: string, email: string, password: string | null }} Seeded */

/**
 * Seeds the demo; what is there already stays.
 * @param {import("../run-command.mjs").Life} life
 * @param {Record<string, string>} env
 * @returns {Promise<Seeded>}
 */
export async function seedDemo({ run }, env) {
  const { code, output } = await run(process.execPath, [...TYPESCRIPT, "prisma/seed.ts"], {
    cwd: inCheckout(),
    env: { ...process.env, ...env },
  });
  if (code !== 0) throw new CommandError(`${output.slice(-3000)}\nThe demo could not be seeded.`);
  return JSON.parse(output.trim().split("\n").at(-1) ?? "");
}

// Server modules carry a marker that throws outside of a server build; the condition says that this
// is one.
export const TYPESCRIPT = ["--conditions=react-server", "--import", "tsx"];
