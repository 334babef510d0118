import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, chromium } from "playwright";
import { countScripts } from "../count-scripts";
import { report } from "../report";
import type { Asked } from "./asked";

const LIMIT = 1.01;
const QUIET_MS = 600;

/** Bytes of JavaScript, compressed, that a browser loads with a page, by the kind of page. */
export type Weights = Map<string, number>;

/** Opens the first page of each kind in a browser that has nothing yet. */
export async function weighScripts(
  base: string,
  asked: readonly Asked[],
  cookies: Record<Asked["as"], string>,
): Promise<Weights> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  });
  const weights: Weights = new Map();
  for (const { kind, path, as } of asked) {
    if (!kind || weights.has(kind)) continue;
    weights.set(kind, await weigh(browser, base, path, cookies[as]));
  }
  await browser.close();
  return weights;
}

async function weigh(
  browser: Browser,
  base: string,
  path: string,
  cookie: string,
): Promise<number> {
  const context = await browser.newContext();
  for (const pair of cookie.split("; ").filter(Boolean)) {
    const at = pair.indexOf("=");
    await context.addCookies([{ name: pair.slice(0, at), value: pair.slice(at + 1), url: base }]);
  }
  const page = await context.newPage();
  const scripts = await countScripts(await context.newCDPSession(page));
  const sum = () => [...scripts.values()].reduce((total, bytes) => total + bytes, 0);
  await page.goto(base + path);
  // The monitor's stream of events never ends, so that the network is never at rest.
  for (let before = -1; before !== sum(); await sleep(QUIET_MS)) before = sum();
  await context.close();
  return sum();
}

/** Prints both weights of each kind of page, and holds their ratio against the limit. */
export function judgeScripts(base: Weights, now: Weights): void {
  for (const [kind, before] of base) {
    const after = now.get(kind) ?? Number.NaN;
    const kB = (bytes: number) => (bytes / 1000).toFixed(1);
    const what = `JavaScript of ${kind}, ${kB(before)} → ${kB(after)} kB`;
    report(what, before === after ? 1 : after / before, LIMIT, "times");
  }
}
