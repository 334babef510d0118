import { chromium, type Page } from "playwright";
import { db } from "@/lib/server/shared/db";
import { countScripts } from "./count-scripts";
import { makeStudy } from "./made-study";
import { conclude, mention, quantile, report } from "./report";
import { APPS } from "./servers";

/**
 * npm run bench -- participant-page: the JavaScript that a participant's browser loads over a whole
 * run, as it comes over the wire, and the time from a submission to the next trial on the screen, at a
 * quarter of the processor's speed, with the network and without.
 */

const SLOW_DOWN = 4;
const WARM_UP = 2;
const STATEMENTS = 5;

const [app = ""] = APPS;
const study = await makeStudy("participant-page", 60, { explanationsPerMethod: 5 });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
});
const context = await browser.newContext();
const page = await context.newPage();
const devtools = await context.newCDPSession(page);
const scripts = await countScripts(devtools);

const sofar = () => [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0);
let before = 0;
async function mentionScripts(name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  mention(`new on ${name}`, (sofar() - before) / 1000, "kB");
  before = sofar();
}

await page.goto(
  `${app}/take/${study.slug}?PROLIFIC_PID=5f1c2d3e4b5a69788796a5b4&STUDY_ID=s&SESSION_ID=s`,
);
await mentionScripts("information and consent");
for (const box of await page.getByRole("checkbox").all()) await box.check();
await page.getByRole("button", { name: "I agree and start" }).click();
await page.waitForURL(/about-you$/);
await mentionScripts("about you");
for (const select of await page.getByRole("combobox").all()) {
  await select.selectOption("prefer-not-to-say");
}
await page.getByRole("button", { name: "Continue" }).click();
await page.waitForURL(/instructions$/);
await mentionScripts("instructions");
await answer(page);
await page.getByRole("button", { name: "Done practising" }).click();
await page.getByRole("button", { name: "Start" }).click();
await page.waitForURL(/rate$/);
await mentionScripts("the ratings");

await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOW_DOWN });
for (const network of ["with the network", "offline"]) {
  await context.setOffline(network === "offline");
  const times: number[] = [];
  for (let trial = 0; trial < 9; trial++) times.push(await submit(page));
  const counted = times.slice(WARM_UP);
  report(`from submission to the next trial, ${network}, median`, quantile(counted, 0.5), 50, "ms");
  report(`from submission to the next trial, ${network}, worst`, quantile(counted, 1), 50, "ms");
}
await context.setOffline(false);
await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
for (let trial = 0; trial < 2; trial++) {
  await answer(page);
  await page.keyboard.press("Enter");
}
await page.getByRole("button", { name: "Finish" }).click();
await page.waitForURL(/thanks$/);
await mentionScripts("the last page");
report("JavaScript of all participant pages, as sent", sofar() / 1000, 150, "kB");
await browser.close();
await db().$disconnect();
conclude();
process.exit();

/** Answers every statement on the screen by the keyboard. */
async function answer(on: Page): Promise<void> {
  const checked = on.getByRole("radio", { checked: true });
  // The page may not listen yet, or may still show what was answered last.
  while ((await checked.count()) < STATEMENTS) await on.keyboard.press("4");
}

/** Milliseconds from the key that submits to the frame that shows the next trial. */
async function submit(on: Page): Promise<number> {
  await answer(on);
  await on.evaluate(() => {
    const bar = document.querySelector("[role=progressbar]");
    const shown = new Promise<number>((resolve) => {
      window.addEventListener(
        "keydown",
        (event) => {
          const since = event.timeStamp;
          const observer = new MutationObserver(() => {
            observer.disconnect();
            requestAnimationFrame(() => {
              // Comes after the frame has been drawn.
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => resolve(performance.now() - since);
              port2.postMessage(null);
            });
          });
          if (bar) observer.observe(bar, { attributes: true });
        },
        { capture: true, once: true },
      );
    });
    Object.assign(window, { shown });
  });
  await on.keyboard.press("Enter");
  return on.evaluate(() => (window as unknown as { shown: Promise<number> }).shown);
}
