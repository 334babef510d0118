import { spawn } from "node:child_process";

/** The figures that a program of bench/ printed, by what they are of. */
type Figures = Map<string, number>;

/**
 * Runs the same program of bench/ in the older checkout and in this one, in turns, each on a database
 * of its own that it starts and stops; gives the least that each version printed for a figure. Which
 * of the two is first alternates, so that a machine that warms up or gets busy favours neither.
 */
export async function runBeside(
  name: string,
  base: string,
  rounds: number,
): Promise<{ least: (version: "base" | "this", what: string) => number }> {
  const printed: Record<"base" | "this", Figures[]> = { base: [], this: [] };
  const folders = { base, this: process.cwd() };
  for (let round = 0; round < rounds; round++) {
    const turns = round % 2 === 0 ? (["base", "this"] as const) : (["this", "base"] as const);
    for (const version of turns) {
      console.log(`\n${version === "base" ? "The older version" : "This version"}:`);
      printed[version].push(await runOnce(name, folders[version]));
    }
  }
  return {
    least(version, what) {
      const figures = printed[version].flatMap((figures) => figures.get(what) ?? []);
      if (figures.length < rounds) throw new Error(`The ${version} did not print "${what}".`);
      return Math.min(...figures);
    },
  };
}

/** What is beyond a limit fails a run, and is a figure all the same. */
async function runOnce(name: string, folder: string): Promise<Figures> {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const env = { ...process.env, BASE_CHECKOUT: undefined, DATABASE_URL: undefined };
  const child = spawn(npm, ["run", "--silent", "bench", "--", name], {
    cwd: folder,
    env,
    shell: npm === "npm.cmd",
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  for await (const piece of child.stdout) {
    process.stdout.write(piece);
    output += piece;
  }
  const lines = output.matchAll(/^(.+?)\s{2,}(-?[\d.]+) \S+/gm);
  return new Map([...lines].map(([, what = "", figure]) => [what.trim(), Number(figure)]));
}
