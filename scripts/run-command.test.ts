import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";

const MODULE = JSON.stringify(new URL("./run-command.mjs", import.meta.url).href);

/** Runs a small command in a process of its own. */
function start(main: string, options = ""): { child: ChildProcess; said: () => string } {
  const code = `
    const { ENDS_AT_CTRL_C, runCommand } = await import(${MODULE});
    const thing = (name) => ({ stop: async () => console.log("stopped " + name) });
    await runCommand(async (life) => { ${main} }${options});`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code]);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
    });
  }
  return { child, said: () => output };
}

const START_TWO = `
  await life.use(async () => thing("database"));
  await life.use(async () => thing("app"));`;

describe("A command", () => {
  it("stops what it started, last first, and passes its code on", async () => {
    const { child, said } = start(`${START_TWO} return 3;`);
    expect((await once(child, "close"))[0]).toBe(3);
    expect(said()).toBe("stopped app\nstopped database\n");
  });

  it("stops everything and says why when a step fails", async () => {
    const { child, said } = start(`${START_TWO} throw new Error("the reason");`);
    expect((await once(child, "close"))[0]).toBe(1);
    expect(said()).toContain("the reason");
    expect(said()).toMatch(/stopped app\nstopped database\n$/);
  });

  it("ends well at Ctrl-C, however many signals come", async () => {
    const { child, said } = start(
      `${START_TWO} console.log("ready"); await new Promise(() => {});`,
      ", ENDS_AT_CTRL_C",
    );
    await once(child.stdout ?? child, "data");
    for (const signal of ["SIGINT", "SIGINT", "SIGTERM"] as const) child.kill(signal);
    expect((await once(child, "close"))[0]).toBe(0);
    expect(said()).toBe("ready\nstopped app\nstopped database\n");
  });

  it("stops also what was still starting at Ctrl-C", async () => {
    const { child, said } = start(`
      console.log("ready");
      await life.use(async () => { await life.stopRequested; return thing("late"); });
      return 1;`);
    await once(child.stdout ?? child, "data");
    child.kill("SIGTERM");
    // What was to be done was not.
    expect((await once(child, "close"))[0]).toBe(130);
    expect(said()).toBe("ready\nstopped late\n");
  });
});
