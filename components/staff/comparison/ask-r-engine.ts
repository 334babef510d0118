import type { WebR } from "webr";
import type { RScript } from "@/lib/programs/r/r-script";

/** What R is, unpacked, to load once; the browser keeps it. */
export const R_SIZE = "21 MB";

/** R itself, or the files it needs, could not be had. */
export class LoadingFailed extends Error {}

/** R ran the script and stopped with this message. */
export class StoppedByR extends Error {}

/** One R a page. It takes seconds to start, and stays for the next question. */
let engine: Promise<WebR> | null = null;
/** The same, as soon as it can be ended. */
let instance: WebR | null = null;
/** The question before the next one: R answers one at a time. */
let last: Promise<unknown> = Promise.resolve();

async function startR(): Promise<WebR> {
  const home = new URL("/webr/", window.location.href).href;
  // Out of the bundler's sight: R is loaded when somebody asks, as it is, from this server alone.
  const module: typeof import("webr") = await import(
    /* webpackIgnore: true */ /* turbopackIgnore: true */ `${home}webr.js`
  );
  instance = new module.WebR({
    interactive: false,
    baseUrl: home,
    repoUrl: home,
    // The faster channel needs a page that is isolated from all others, which staff pages are not.
    channelType: module.ChannelType.PostMessage,
  });
  await instance.init();
  return instance;
}

async function loadR(): Promise<WebR> {
  engine ??= startR();
  try {
    return await engine;
  } catch {
    stopR();
    engine = null;
    throw new LoadingFailed("R could not be loaded.");
  }
}

/** Ends R, whatever it is computing; the next question starts another. */
function stopR() {
  if (!instance) return;
  instance.close();
  instance = null;
  engine = null;
}

async function loadData(dataUrl: string, signal: AbortSignal): Promise<Uint8Array> {
  try {
    const response = await fetch(dataUrl, { signal });
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
  } catch {
    // Said below, as for an answer that is none.
  }
  throw new LoadingFailed("The study’s data could not be loaded.");
}

/**
 * Runs a script on the data behind `dataUrl` in the page's R: figures by name, null where R has NA,
 * NaN or infinity. `started` is called when R is there and begins to compute. Aborting ends R.
 * Throws `LoadingFailed` and `StoppedByR`; what an aborted run throws is of no interest.
 */
export function runInR(
  script: NonNullable<RScript["webR"]>,
  dataUrl: string,
  { signal, started }: { signal: AbortSignal; started: () => void },
): Promise<Map<string, number | null>> {
  const answer = last.then(() => {
    signal.throwIfAborted();
    return new Promise<Map<string, number | null>>((resolve, reject) => {
      answerBy(script, dataUrl, { signal, started }).then(resolve, reject);
      // An R that was told to end does not answer any more.
      const end = () => {
        stopR();
        reject(signal.reason);
      };
      signal.addEventListener("abort", end);
    });
  });
  last = answer.catch(() => {});
  return answer;
}

async function answerBy(
  script: NonNullable<RScript["webR"]>,
  dataUrl: string,
  { signal, started }: { signal: AbortSignal; started: () => void },
): Promise<Map<string, number | null>> {
  const [webR, data] = await Promise.all([loadR(), loadData(dataUrl, signal)]);
  signal.throwIfAborted();
  started();
  await webR.FS.writeFile("/home/web_user/comparison.csv", data);
  return await evaluate(webR, `local({\n${script.prepare}\n${script.code}\n})`);
}

async function evaluate(webR: WebR, code: string): Promise<Map<string, number | null>> {
  const shelter = await new webR.Shelter();
  try {
    const { result } = await shelter.captureR(code, { captureGraphics: false });
    const vector = await result.toJs();
    if (!("names" in vector && vector.names && "values" in vector)) {
      throw new Error("The script gave no named figures.");
    }
    const values = vector.values as unknown[];
    return new Map(
      vector.names.map((name, place) => {
        const value = values[place];
        return [String(name), typeof value === "number" && Number.isFinite(value) ? value : null];
      }),
    );
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Without the call in which it happened, which is the whole script.
    throw new StoppedByR(message.replace(/^Error in `[\s\S]*`: /, ""));
  } finally {
    await shelter.purge();
  }
}
