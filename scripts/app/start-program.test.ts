import { expect, it } from "vitest";
import { startProgram } from "./start-program.mjs";

const run = (code: string, stdio: ("ignore" | "ipc")[]) =>
  startProgram(process.execPath, ["-e", code], { stdio });

it("A program says by its channel when it is ready", async () => {
  const program = await run("process.send('ready'); setInterval(() => {}, 1000)", [
    ...(["ignore", "ignore", "ignore"] as const),
    "ipc",
  ]);
  await program.spoken;
  await program.stop();
  expect((await program.ended).signal).toBe("SIGTERM");
});

it("One that does not stop when it is asked is ended after its time", async () => {
  const code =
    "process.on('SIGTERM', () => {}); process.send('ready'); setInterval(() => {}, 1000)";
  const stdio = ["ignore", "ignore", "ignore", "ipc"] as const;
  const program = await startProgram(process.execPath, ["-e", code], {
    stdio: [...stdio],
    patience: 100,
  });
  await program.spoken;
  await program.stop();
  expect((await program.ended).signal).toBe("SIGKILL");
});
