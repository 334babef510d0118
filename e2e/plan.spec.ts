import { expect, test } from "playwright/test";
import { openComparison } from "./support/comparison";

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
  const participants = page.getByLabel("Participants", { exact: true });
  await expect(participants).toHaveAttribute("aria-invalid", "true");
  await expect(participants).toHaveAccessibleDescription(/Enter a whole number from 2 to/);
  await expect(participants).toBeFocused();
  await expect(participants).toHaveValue("many");
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
