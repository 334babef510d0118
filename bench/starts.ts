import { spawn } from "node:child_process";
import { once } from "node:events";
import { anyFreePort } from "../scripts/app/free-port.mjs";
import { inCheckout } from "../scripts/checkout.mjs";
import { conclude, mention, quantile, report } from "./report";

/**
 * npm run bench -- starts [TIMES]: starts the demo and stops it again, 5 times unless told otherwise,
 * and looks each time whether its links come and its pages answer. Limit: every time.
 */

/** The first start of a checkout builds the app as well. */
const LIMIT_MS = 300_000;

const times = Number(process.argv[2] ?? 5);
if (!Number.isInteger(times) || times < 1) throw new Error("Say how often, as a whole number.");

const seconds: number[] = [];
for (let start = 1; start <= times; start++) {
  const took = await startOnce();
  console.error(
    `Start ${start} of ${times}: ${took === null ? "no links" : `${took.toFixed(1)} s`}`,
  );
  if (took !== null) seconds.push(took);
}
report("starts without links", times - seconds.length, 0, "");
mention("median time to the links", quantile(seconds, 0.5), "s");
mention("longest time to the links", quantile(seconds, 1), "s");
conclude();

/** The seconds until the demo said its links and answered at one of them; null: it did not. */
async function startOnce(): Promise<number | null> {
  const began = Date.now();
  const port = await anyFreePort();
  const { NEXTAUTH_URL: _, DATABASE_URL: __, ...env } = process.env;
  const demo = spawn(process.execPath, [inCheckout("scripts/demo.mjs")], {
    cwd: inCheckout(),
    env: { ...env, PORT: String(port) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const hasEnded = once(demo, "exit");
  try {
    const link = await linkOf(demo.stdout);
    if (link === null) return null;
    const page = await fetch(link, { signal: AbortSignal.timeout(30_000) });
    return page.ok ? (Date.now() - began) / 1000 : null;
  } finally {
    demo.kill("SIGINT");
    await hasEnded;
  }
}

/** The link to take part, as soon as it is said; null where the output ends or the time is up first. */
function linkOf(output: NodeJS.ReadableStream): Promise<string | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), LIMIT_MS);
    const end = (link: string | null) => {
      clearTimeout(timer);
      resolve(link);
    };
    let said = "";
    output.setEncoding("utf8" as never).on("data", (text) => {
      said += text;
      const [, link] = said.match(/Take part\s+(\S+)\s/) ?? [];
      if (link) end(link);
    });
    output.on("end", () => end(null));
  });
}
