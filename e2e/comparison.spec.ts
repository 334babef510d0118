import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "csv-parse/sync";
import { expect, type Locator, type Page, test } from "playwright/test";
import { expectAccessible } from "./support/accessibility";
import { query } from "./support/database";
import { answer, CLOSED_STUDY, OPEN_STUDY, rate, startRun } from "./support/participant";
import { openAsStaff, signIn } from "./support/staff";

const COMPARE = `/studies/${CLOSED_STUDY}/compare`;

/** The comparison with its models. */
async function openComparison(page: Page, path = COMPARE): Promise<void> {
  await openAsStaff(page, path);
  await expect(page.getByRole("heading", { name: "What the models find" })).toBeVisible();
  await expect(page.getByText("The models are being computed")).toHaveCount(0, { timeout: 30_000 });
  // From here on the page listens.
  await expect(page.getByRole("button", { name: /^CSV of Table 1\./ })).toBeEnabled();
}

/** What is told of ratings; the students' own answers were known before anybody rated. */
const pValues = (page: Page) => page.locator("[data-explain]:not([data-explain*='McNemar'])");

async function download(page: Page, button: Locator): Promise<{ name: string; bytes: Buffer }> {
  await expect(button).toBeEnabled();
  const waiting = page.waitForEvent("download");
  await button.click();
  const taken = await waiting;
  return { name: taken.suggestedFilename(), bytes: await readFile(await taken.path()) };
}

test("a p-value tells its test, n and adjustment on hover and on focus, until Escape", async ({
  page,
}) => {
  await openComparison(page);
  const table = page.getByRole("table", { name: /^Table 7\./ });
  const p = table.locator("[data-explain]").nth(1);
  const told = page.getByRole("tooltip");
  await p.hover();
  await expect(told).toContainText("Dunn's test");
  await expect(told).toContainText("adjusted by Bonferroni over the 6 pairs");
  await page.mouse.move(0, 0);
  await expect(told).toBeHidden();
  await p.focus();
  await expect(p).toHaveAccessibleDescription(/Dunn's test/);
  await page.keyboard.press("Escape");
  await expect(told).toBeHidden();
  const first = page
    .getByRole("table", { name: /^Table 6\./ })
    .locator("[data-explain]")
    .first();
  await first.focus();
  await expect(told).toContainText(/Kruskal-Wallis test.*\d ratings/);
});

test("the analysis set is chosen in the address, and every figure is of it", async ({ page }) => {
  await openComparison(page);
  await page.getByRole("link", { name: "Only participants who completed", exact: true }).click();
  await expect(page).toHaveURL(/set=completed/);
  const chosen = page
    .getByRole("navigation", { name: "Analysis set" })
    .getByRole("listitem")
    .filter({ has: page.locator("[aria-current]") });
  await expect(chosen).toContainText("Only participants who completed:");
  const [, responses] = /: ([\d,]+) responses/.exec((await chosen.textContent()) ?? "") ?? [];
  await expect(page.getByText("The models are being computed")).toHaveCount(0, { timeout: 30_000 });
  const row = page
    .getByRole("table", { name: /^Table 6\./ })
    .getByRole("row", { name: /^Quality/ });
  await expect(row.getByRole("cell").first()).toHaveText(String(responses));
});

test("a running study shows estimates and keeps its tests back, unless somebody has it noted", async ({
  page,
  browser,
}) => {
  test.slow();
  const participant = await browser.newPage();
  await startRun(participant);
  await rate(participant, 1, 3);
  await answer(participant, 4);
  await participant.close();

  const looks = async () => {
    const [{ count = 0 } = {}] = await query<{ count: number }>(
      `SELECT count(*)::int AS count FROM audit_entry a JOIN user_account u ON u.id = a.user_id
        WHERE a.action = 'interim-look' AND a.detail->>'page' = 'compare' AND u.email = $1`,
      [process.env.DEMO_EMAIL],
    );
    return count;
  };
  const before = await looks();
  await openComparison(page, `/studies/${OPEN_STUDY}/compare`);
  await expect(page.getByText("The study is still running")).toBeVisible();
  await expect(page.getByRole("figure").first()).toBeVisible();
  await expect(pValues(page)).toHaveCount(0);
  await expect(page.locator("main")).not.toContainText(/\bp [=<≤]|Holm p|rated higher on/);
  await expectAccessible(page);
  expect(await looks()).toBe(before);

  await page.getByRole("button", { name: "Show the tests, and note it in the audit log" }).click();
  await expect(page).toHaveURL(/look=/);
  await expect(page.getByText("because you asked for them")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Rank tests" })).toBeVisible();
  expect(await looks()).toBe(before + 1);

  await page.goto(`/studies/${OPEN_STUDY}/compare`);
  await expect(page.getByText("The study is still running")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Rank tests" })).toHaveCount(0);
});

test("the server and the command line give the same comparison", async ({ page, request }) => {
  test.slow();
  const path = `/api/studies/${CLOSED_STUDY}/comparison.json`;
  expect((await request.get(path)).status()).toBe(401);
  await signIn(page);
  expect((await page.request.get("/api/studies/no-such-study/comparison.json")).status()).toBe(404);
  const reply = await page.request.get(path);
  expect(reply.status()).toBe(200);
  const served = await reply.json();

  const folder = await mkdtemp(join(tmpdir(), "grounded-e2e-"));
  const file = join(folder, "responses.csv");
  const taken = await page.request.get(`/api/studies/${CLOSED_STUDY}/exports/responses.csv`);
  await writeFile(file, await taken.body());
  const { stdout } = await promisify(execFile)("npm", ["run", "--silent", "compare", "--", file], {
    maxBuffer: 64 * 1024 * 1024,
  });
  await rm(folder, { recursive: true });
  const compared = JSON.parse(stdout);

  expect(compared.participants).toBe(served.participants);
  expect(compared.responses).toBe(served.responses);
  expect([...compared.methods].sort()).toEqual([...served.methods].sort());
  for (const [construct, ours] of Object.entries<typeof served>(served.constructs)) {
    const theirs = compared.constructs[construct];
    expect(theirs.descriptives).toEqual(ours.descriptives);
    expect(theirs.kruskalWallis.statistic).toBeCloseTo(ours.kruskalWallis.statistic, 9);
    expect(theirs.friedman.statistic).toBeCloseTo(ours.friedman.statistic, 9);
    if (construct === "Quality") {
      expect(theirs.lmm.reml.criterion).toBeCloseTo(ours.lmm.reml.criterion, 6);
    } else {
      expect(theirs.clmm.laplace.logLik).toBeCloseTo(ours.clmm.laplace.logLik, 6);
      expect(theirs.clmm.agq10.logLik).toBeCloseTo(ours.clmm.agq10.logLik, 6);
    }
  }
});

test("R in the browser gives the same figures, from this server alone, and only when asked", async ({
  page,
}) => {
  test.slow();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await openComparison(page);
  const code = page
    .locator("details")
    .filter({ has: page.locator("> summary", { hasText: "Plausibility: Kruskal-Wallis test" }) });
  await code.locator("> summary").click();
  await expect(code.getByText("kruskal.test")).toBeVisible();
  expect(asked.filter((url) => url.includes("/webr/"))).toEqual([]);
  await expectAccessible(page, "details[open]:has(pre)");
  await code.getByRole("button", { name: "Ask R" }).click();
  await expect(code.getByText(/R gives the same/)).toBeVisible({ timeout: 120_000 });
  await expect(code.getByRole("table").getByRole("row")).toHaveCount(1 + 3);
  expect(asked.filter((url) => url.includes("/webr/")).length).toBeGreaterThan(0);
  const origin = new URL(page.url()).origin;
  expect(asked.filter((url) => !url.startsWith(origin) && !url.startsWith("blob:"))).toEqual([]);
});

test("every figure can be taken as SVG, PNG and CSV, and a table as CSV", async ({ page }) => {
  test.slow();
  await openComparison(page);
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
    // Unrounded.
    expect(csv.bytes.toString()).toMatch(/\d\.\d{6,}|^[^.]*$/m);
  }
  const table = page.getByRole("button", { name: /^CSV.*Table 7\./ });
  const { bytes } = await download(page, table);
  const pairs: Record<string, string>[] = parse(bytes, { columns: true });
  expect(pairs).toHaveLength(6 * 6);
  expect(pairs[0]?.p).toMatch(/\d{10,}/);
});

test("the next study is planned by simulation, which says what is wrong and can be left", async ({
  page,
}) => {
  test.slow();
  await openComparison(page);
  const simulate = page.getByRole("button", { name: "Simulate", exact: true });
  await expect(simulate).toBeEnabled();
  await page.getByLabel("Participants", { exact: true }).fill("many");
  await page.getByLabel("Simulated studies").fill("50");
  await simulate.click();
  await expect(page.getByLabel("Participants", { exact: true })).toHaveAttribute(
    "aria-invalid",
    "true",
  );
  await expect(page.getByLabel("Participants", { exact: true })).toHaveValue("many");
  await expect(page.getByLabel("Simulated studies")).toHaveValue("50");

  await page.getByLabel("Participants", { exact: true }).fill("2000");
  await page.getByLabel("Simulated studies").fill("2000");
  await simulate.click();
  await expect(page.getByRole("progressbar")).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await expect(page.getByLabel("Participants", { exact: true })).toHaveValue("2000");

  await page.getByLabel("Participants", { exact: true }).fill("40");
  await page.getByLabel("Simulated studies").fill("50");
  await simulate.click();
  await expect(page.getByText(/Power \d+\.\d %/).first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/Power .*Monte Carlo interval .* n = 50 simulated/)).toBeVisible();
});

test("on paper the report is whole, without what can only be operated", async ({ page }) => {
  await openComparison(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("table", { name: /^Table 2\./ })).toBeVisible();
  await expect(page.getByRole("table", { name: /^Table 3\./ })).toBeVisible();
  await expect(page.getByRole("link", { name: "Monitor" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Simulate", exact: true })).toBeHidden();
  await expect(page.getByRole("button", { name: /^CSV/ }).first()).toBeHidden();
  await expect(page.locator("summary:visible")).toHaveCount(0);
});

test("the comparison fits a phone of 360 px without sideways scrolling", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await openComparison(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
});
