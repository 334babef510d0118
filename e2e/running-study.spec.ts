import { expect, type Page, test } from "playwright/test";
import { expectAccessible } from "./support/accessibility";
import { query } from "./support/database";
import { answer, OPEN_STUDY, rate, startRun } from "./support/participant";
import { openAsStaff } from "./support/staff";

/** What is told of ratings; the students' own answers were known before anybody rated. */
const pValues = (page: Page) => page.locator("[data-explain]:not([data-explain*='McNemar'])");

test("a running study shows means and keeps its tests back, unless somebody has it noted", async ({
  page,
  browser,
}) => {
  test.slow();
  const participant = await browser.newPage();
  await startRun(participant);
  await rate(participant, 1, 3);
  await answer(participant, 4);
  await participant.close();

  const looks = async (at = "compare") => {
    const [{ count = 0 } = {}] = await query<{ count: number }>(
      `SELECT count(*)::int AS count FROM audit_entry a JOIN user_account u ON u.id = a.user_id
        WHERE a.action = 'interim-look' AND a.detail->>'page' = $2 AND u.email = $1`,
      [process.env.DEMO_EMAIL, at],
    );
    return count;
  };
  const before = await looks();
  await openAsStaff(page, `/studies/${OPEN_STUDY}/compare`);
  await expect(page.getByText("The study is still running")).toBeVisible();
  await expect(page.getByText("All results are exploratory.")).toBeVisible();
  await expect(page.getByRole("figure").first()).toBeVisible();
  await expect(pValues(page)).toHaveCount(0);
  await expect(page.locator("main")).not.toContainText(/\bp\s[=<≤]|Holm p|rated higher on/);
  await expectAccessible(page);
  // Nor does the page carry any that it does not show.
  const source = await (await page.request.get(page.url())).text();
  expect(source).not.toMatch(/pHolm|pValue|Kruskal-Wallis test/);
  expect(await looks()).toBe(before);

  await page.getByRole("button", { name: "Show the tests, and note it in the audit log" }).click();
  await expect(page).toHaveURL(/look=/);
  await expect(page.getByText("because you asked for them")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Rank tests" })).toBeVisible();
  expect(await looks()).toBe(before + 1);

  await page.goto(`/studies/${OPEN_STUDY}/compare`);
  await expect(page.getByText("The study is still running")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Rank tests" })).toHaveCount(0);

  // Nor does the document hold any, so that nobody has looked who takes it.
  const taken = await looks("comparison.json");
  const reply = await page.request.get(`/api/v1/studies/${OPEN_STUDY}/comparison`);
  expect(reply.status()).toBe(200);
  const { performance: _, ...ofRatings } = await reply.json();
  expect(ofRatings).toHaveProperty("testsClosed");
  expect(JSON.stringify(ofRatings)).not.toMatch(/"(pValue|contrasts|dunn|kruskalWallis)"/);
  expect(await looks("comparison.json")).toBe(taken);
});
