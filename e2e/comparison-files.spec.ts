import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "csv-parse/sync";
import { expect, test } from "playwright/test";
import { CONSTRUCTS, download, openComparison } from "./support/comparison";
import { query } from "./support/database";
import { CLOSED_STUDY } from "./support/participant";
import { signIn } from "./support/staff";

interface Pair {
  first: string;
  second: string;
  logOddsRatio?: number;
  difference?: number;
  se: number;
  pHolm: number;
}

/** A study that the demo's owner is no member of. */
async function studyOfNobody(): Promise<string> {
  const slug = `of-nobody-${crypto.randomUUID()}`;
  await query("INSERT INTO study (slug, title, seed) VALUES ($1, 'Of nobody', 'seed')", [slug]);
  return slug;
}

test("the server and the command line give the same comparison", async ({ page, request }) => {
  test.slow();
  const path = `/api/v1/studies/${CLOSED_STUDY}/comparison`;
  expect((await request.get(path)).status()).toBe(401);
  await signIn(page);
  for (const study of ["no-such-study", await studyOfNobody()]) {
    const notTheirs = await page.request.get(`/api/v1/studies/${study}/comparison`);
    expect(notTheirs.status()).toBe(404);
  }
  const reply = await page.request.get(path);
  expect(reply.status()).toBe(200);
  const served = await reply.json();

  const folder = await mkdtemp(join(tmpdir(), "grounded-e2e-"));
  const file = join(folder, "responses.csv");
  const taken = await page.request.get(`/api/v1/studies/${CLOSED_STUDY}/downloads/responses.csv`);
  await writeFile(file, await taken.body());
  const { stdout } = await promisify(execFile)("npm", ["run", "--silent", "compare", "--", file], {
    maxBuffer: 64 * 1024 * 1024,
  });
  await rm(folder, { recursive: true });
  const compared = JSON.parse(stdout);

  expect(compared.participants).toBe(served.participants);
  expect(compared.responses).toBe(served.responses);
  expect([...compared.methods].sort()).toEqual([...served.methods].sort());
  // A bare file's methods stand in another order, so that a pair may stand the other way round.
  const near = (theirs: number, ours: number, within = 1e-6) =>
    expect(Math.abs(theirs - ours)).toBeLessThanOrEqual(within * Math.max(Math.abs(ours), 1e-3));
  const samePairs = (theirs: Pair[], ours: Pair[], figure: "logOddsRatio" | "difference") => {
    expect(ours).toHaveLength(6);
    expect(theirs).toHaveLength(6);
    for (const pair of ours) {
      const { first, second } = pair;
      const same = theirs.find((other) => other.first === first && other.second === second);
      const turned = theirs.find((other) => other.first === second && other.second === first);
      near((same?.[figure] ?? 0) - (turned?.[figure] ?? 0), pair[figure] ?? Number.NaN);
      near((same ?? turned)?.se ?? Number.NaN, pair.se);
      near((same ?? turned)?.pHolm ?? Number.NaN, pair.pHolm, 1e-5);
    }
  };
  expect(Object.keys(served.constructs)).toEqual([...CONSTRUCTS, "Quality"]);
  for (const [construct, ours] of Object.entries<typeof served>(served.constructs)) {
    const theirs = compared.constructs[construct];
    expect(theirs.descriptives).toEqual(ours.descriptives);
    for (const figure of ["statistic", "pValue", "epsilonSquared", "n"]) {
      near(theirs.kruskalWallis[figure], ours.kruskalWallis[figure], 1e-9);
    }
    near(theirs.friedman.statistic, ours.friedman.statistic, 1e-9);
    if (construct === "Quality") {
      near(theirs.lmm.reml.criterion, ours.lmm.reml.criterion);
      near(theirs.lmm.reml.variances.participant, ours.lmm.reml.variances.participant);
      samePairs(theirs.lmm.reml.contrasts, ours.lmm.reml.contrasts, "difference");
    } else {
      for (const by of ["laplace", "agq10"]) {
        near(theirs.clmm[by].logLik, ours.clmm[by].logLik);
        near(theirs.clmm[by].randomVariance, ours.clmm[by].randomVariance);
        samePairs(theirs.clmm[by].contrasts, ours.clmm[by].contrasts, "logOddsRatio");
      }
    }
  }
});

test("every figure can be taken as SVG, PNG and CSV, and a table as CSV", async ({ page }) => {
  test.slow();
  await openComparison(page);
  const files = new Map<string, Record<string, string>[]>();
  for (const figure of await page.getByRole("figure").all()) {
    await expect(figure.getByRole("img").locator("svg").first()).toBeVisible();
    const of = (kind: string) =>
      download(page, figure.getByRole("button", { name: new RegExp(`^${kind}\\b`) }).first());
    const svg = await of("SVG");
    expect(svg.name).toMatch(/\.svg$/);
    expect(svg.bytes.toString()).toContain("<svg");
    const png = await of("PNG");
    expect(png.name).toMatch(/\.png$/);
    expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
    const csv = await of("CSV");
    const rows: Record<string, string>[] = parse(csv.bytes, { columns: true });
    expect(rows.length).toBeGreaterThan(0);
    files.set((await figure.locator("figcaption").textContent())?.slice(0, 9) ?? "", rows);
  }
  // What is shown with two decimals is taken away with all that it has.
  const reply = await page.request.get(`/api/v1/studies/${CLOSED_STUDY}/comparison`);
  const { constructs, methods, headline } = await reply.json();
  const means = files.get("Figure 1.") ?? [];
  expect(means).toHaveLength(6 * methods.length);
  for (const { construct, method, mean } of means) {
    expect(Number(mean)).toBe(constructs[construct ?? ""].descriptives[method ?? ""].mean);
  }
  const ratios = files.get("Figure 3.") ?? [];
  expect(ratios).toHaveLength(5 * 6);
  for (const row of ratios) {
    const pair = headline.constructs[row.construct ?? ""].contrasts.find(
      ({ first, second }: Pair) => second === row["higher if above 1"] && first === row.against,
    );
    expect(Number(row.oddsRatio)).toBeCloseTo(Math.exp(pair.estimate), 12);
  }
  const table = page.getByRole("button", { name: /^CSV.*Table 7\./ });
  const { bytes } = await download(page, table);
  const pairs: Record<string, string>[] = parse(bytes, { columns: true });
  expect(pairs).toHaveLength(6 * 6);
  expect(pairs.map((pair) => Number(pair.p))).toEqual(
    [...CONSTRUCTS, "Quality"].flatMap((key) =>
      constructs[key].dunn.map(({ pValue }: { pValue: number }) => pValue),
    ),
  );
});
