import { spawnSync } from "node:child_process";

/** How a program ended, with all that it wrote. */
export interface Ended {
  status: number | null;
  said: string;
}

export function runProgram(program: string, args: readonly string[], folder: string): Ended {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: "utf8" });
  return { status, said: `${stdout}${stderr}` };
}

/** Whether the program is on this machine and runs this without an error. */
export function canRun(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: "ignore" }).status === 0;
}
