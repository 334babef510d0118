import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { fillOneStudy } from "./fill-study";
import { conclude, mention, report } from "./report";
import { residentMegabytes, watchMemory } from "./resident-memory";
import { signInAsOwner } from "./sign-in";
import { takeFile } from "./take-file";

/**
 * npm run bench -- import-bundle: the bundle of a study of 1,000,000 ratings, brought back to the built
 * app as another study, which has to have the same comparison to the last digit. Memory is the app's,
 * beyond what it has once it has taken in a small bundle.
 */

const PARTICIPANTS = 16_000;
const SLUG = "bench-bundle";

await fillOneStudy(SLUG, PARTICIPANTS);

const base = process.env.BASE_URL ?? "";
const app = Number(process.env.APP_PID);
const cookie = await signInAsOwner(base);
const folder = mkdtempSync(join(tmpdir(), "grounded-bundle-"));

async function takeComparison(slug: string): Promise<string> {
  const address = `${base}/api/v1/studies/${slug}/comparison`;
  const reply = await fetch(address, { headers: { cookie } });
  if (!reply.ok) throw new Error(`${slug}: ${reply.status}`);
  return reply.text();
}

async function takeBundle(slug: string): Promise<string> {
  const path = join(folder, `${slug}.zip`);
  await takeFile(`${base}/api/v1/studies/${slug}/downloads/bundle.zip`, cookie, path);
  return path;
}

/** Brings a bundle back as the study of another address, in seconds. */
async function bring(path: string, slug: string): Promise<number> {
  const start = performance.now();
  const query = new URLSearchParams({ title: slug, slug });
  const reply = await fetch(`${base}/api/studies/bundle?${query}`, {
    method: "POST",
    headers: { cookie, origin: base, "content-type": "application/zip" },
    body: Readable.toWeb(createReadStream(path)) as never,
    duplex: "half",
  } as RequestInit);
  const text = await reply.text();
  if (!reply.ok) throw new Error(`${slug}: ${reply.status} ${text}`);
  return (performance.now() - start) / 1000;
}

try {
  const comparison = await takeComparison(SLUG);
  const bundle = await takeBundle(SLUG);
  await bring(await takeBundle("demo-simulated"), "small-again");
  const before = await residentMegabytes(app);
  const watch = watchMemory(app);
  mention("1,000,000 ratings brought back", await bring(bundle, "bundle-again"), "s");
  report("the app's memory meanwhile, growth", (await watch.stop()) - before, 64, "MB");
  const again = await takeComparison("bundle-again");
  report("comparisons that differ", again === comparison ? 0 : 1, 0, "");
} finally {
  rmSync(folder, { recursive: true });
}
conclude();
process.exit();
