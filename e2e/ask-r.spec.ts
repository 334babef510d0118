import { expect, test } from "playwright/test";
import { expectAccessible } from "./support/accessibility";
import { openComparison } from "./support/comparison";

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
