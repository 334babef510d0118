import { expect, test } from "playwright/test";
import { CONSTRUCTS, openComparison } from "./support/comparison";

test("the comparison reads from the verdict over seven figures to the tables behind them", async ({
  page,
}) => {
  await openComparison(page);
  const verdict = page.getByRole("region", { name: "Verdict" });
  await expect(
    verdict.getByText(/(rated best|stands? out|separate).*Quality|Quality.*separate/),
  ).toBeVisible();
  await expect(verdict.getByText(/F\(3, .*p\u00a0[=<]\u00a0\.\d{3}.*95% CI \[/)).toBeVisible();
  for (const construct of [...CONSTRUCTS, "Quality (primary)"]) {
    await expect(verdict.getByRole("rowheader", { name: construct })).toHaveCount(1);
  }
  const figures = page.getByRole("figure").locator("figcaption");
  for (const [place, title] of [
    /^Figure 1\. Mean ratings/,
    /^Figure 2\. How often each answer/,
    /^Figure 3\. Pairs of methods/,
    /^Figure 4\. Test accuracy/,
    /^Figure 5a\. Test accuracy, 220M, against mean Quality/,
    /^Figure 5b\. Test accuracy, 770M, against mean Quality/,
    /^Figure 6\. Quality by length/,
    /^Figure 7\. Quality by the trial’s place/,
  ].entries()) {
    await expect(figures.nth(place)).toHaveText(title);
  }
  // Above the first figure a reader learns what was found; the tables behind closed charts are there.
  for (let table = 1; table <= 22; table++) {
    const caption = page.locator("caption").filter({ hasText: new RegExp(`^Table ${table}\\. `) });
    await expect(caption).toHaveCount(1);
  }
});

test("every p-value says its test, its n and how it was adjusted", async ({ page }) => {
  await openComparison(page);
  const told = await page
    .locator("[data-explain]")
    .evaluateAll((values) => values.map((value) => value.getAttribute("data-explain") ?? ""));
  expect(told.length).toBeGreaterThan(400);
  const silent = told.filter(
    (words) =>
      !/\btest\b|\bt approximation\b|statistic/.test(words) ||
      !/\d ([a-z]+ )*(ratings|responses|participants|questions|runs)\b/.test(words) ||
      !/adjusted|for this pair alone/.test(words),
  );
  expect([...new Set(silent)]).toEqual([]);
});

test("a p-value tells its test, n and adjustment on hover and on focus, until Escape", async ({
  page,
}) => {
  await openComparison(page);
  const table = page.getByRole("table", { name: /^Table 7\./ });
  const p = table.locator("[data-explain]").nth(1);
  const told = page.getByRole("tooltip");
  // A figure that is drawn meanwhile would move the table away from under the pointer.
  await expect(page.locator("figure:visible [role=img]:visible:not(:has(svg))")).toHaveCount(0);
  await expect(async () => {
    await page.mouse.move(0, 0);
    await p.hover();
    await expect(told).toContainText(/Dunn’s test.*adjusted by Bonferroni over the 6 pairs/s, {
      timeout: 5000,
    });
  }).toPass();
  await page.mouse.move(0, 0);
  await expect(told).toBeHidden();
  await p.focus();
  await expect(p).toHaveAccessibleDescription(/Dunn’s test/);
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
  await expect(page.getByText("The models are being computed")).toHaveCount(0, { timeout: 90_000 });
  const row = page
    .getByRole("table", { name: /^Table 6\./ })
    .getByRole("row", { name: /^Quality/ });
  await expect(row.getByRole("cell").first()).toHaveText(String(responses));
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
  await expect(page.locator("select:visible, input:visible")).toHaveCount(0);
  // A p-value is a button on the screen, and a number on paper.
  await expect(page.locator("button:visible:not([data-explain])")).toHaveCount(0);
  for (const caption of await page
    .locator("caption")
    .filter({ hasText: /^Table/ })
    .all()) {
    await expect(caption).toBeVisible();
  }
});

test("the comparison fits a phone of 360 px without sideways scrolling", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await openComparison(page);
  await page.locator("details").evaluateAll((all) => {
    for (const details of all) details.setAttribute("open", "");
  });
  await expect(page.getByText("kruskal.test").first()).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
  // Captions wrap in what is seen of their tables.
  const reach = await page
    .locator("caption > span")
    .evaluateAll((all) => all.map((span) => span.getBoundingClientRect().right));
  expect(Math.max(...reach)).toBeLessThanOrEqual(360);
});
