import { expect, type Page, test } from "playwright/test";
import { expectAccessible, expectNarrow } from "./support/accessibility";
import { query } from "./support/database";
import { makeDraftStudy } from "./support/draft-study";
import { FROM_THE_PAGE } from "./support/from-the-page";
import { finish, newProlificId, rate, recruitmentLink, startRun } from "./support/participant";
import { openAsStaff } from "./support/staff";

async function openVersionOne(page: Page): Promise<string> {
  const slug = await makeDraftStudy();
  await openAsStaff(page, `/studies/${slug}/protocol`);
  await page.getByRole("link", { name: "Start the pilot, or open" }).click();
  await page.getByRole("button", { name: "Open the study…" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Open the study", exact: true }).click();
  await expect(page.getByText("· Open")).toBeVisible();
  await page.goto(`/studies/${slug}/protocol`);
  await expect(page.getByRole("link", { name: "Write version 2" })).toBeVisible();
  return slug;
}

/** Opens the editor, once it listens. */
async function openEditor(page: Page, slug: string): Promise<void> {
  await page.goto(`/studies/${slug}/protocol/edit`);
  await expect(page.getByRole("button", { name: /^Save the draft/ })).toBeEnabled();
}

async function saveDraft(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Save the draft/ }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
}

test("a new version opens for those who come from now on; who is in the run keeps theirs", async ({
  page,
  browser,
}) => {
  test.slow();
  const slug = await openVersionOne(page);
  const participant = await browser.newPage();
  await startRun(participant, recruitmentLink(newProlificId(), slug));
  await rate(participant, 1, 3);

  await page.getByRole("link", { name: "Write version 2" }).click();
  await expect(page.getByRole("button", { name: "Save the draft of version 2" })).toBeEnabled();
  await expect(page.getByText("is frozen, because answers are stored under them")).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);

  await page.getByLabel("Title, as participants see it").fill("Rate these explanations");
  await page.getByLabel("Time limit (minutes)").fill("45");
  await page.getByRole("button", { name: "Add an attention check" }).click();
  await page.getByLabel("Statement, as participants see it").fill("Please choose “agree” here.");
  await page.getByRole("checkbox", { name: "strongly agree", exact: true }).check();
  await page.getByLabel("Failed attention checks allowed").fill("0");
  const checks = page.getByRole("region", { name: "Before it opens" });
  await expect(checks).toContainText("may reject only after two failed checks");
  await expect(checks).toContainText("it asks for “agree”, and “strongly agree” passes");
  await page.getByRole("checkbox", { name: "strongly agree", exact: true }).uncheck();
  await page.getByRole("checkbox", { name: "agree", exact: true }).check();
  await expect(checks).not.toContainText("it asks for");
  await saveDraft(page);

  await page.getByRole("link", { name: "Back to the protocol" }).click();
  const open = page.getByRole("button", { name: "Open version 2" });
  await expect(open).toBeDisabled();
  await expectAccessible(page);
  await expectNarrow(page);
  await page.getByRole("checkbox", { name: /^I have read the/ }).check();
  await open.click();
  await expect(page.getByRole("link", { name: "Write version 3" })).toBeVisible();

  await page.goto(`/studies/${slug}/protocol?from=1&to=2`);
  const changes = page.getByRole("region", { name: "What changed from version 1 to version 2" });
  await expect(changes).toContainText("60 → 45 minutes");
  await expect(changes).toContainText("Attention check “check1”");
  const [entry] = await query<{ detail: { version: number; confirmedWarnings: string[] } }>(
    `SELECT a.detail FROM audit_entry a JOIN study s ON s.id = a.study_id
      WHERE s.slug = $1 AND a.action = 'open-protocol' ORDER BY a.created_at DESC LIMIT 1`,
    [slug],
  );
  expect(entry?.detail.version).toBe(2);
  expect(entry?.detail.confirmedWarnings.join()).toContain("two failed checks");

  // Who is in the run sees no check, and finishes under version 1.
  await participant.reload();
  await rate(participant, 4, 12);
  await finish(participant);
  const versions = await query<{ number: number; responses: number }>(
    `SELECT v.number, count(r.trial_id)::int AS responses
       FROM protocol_version v JOIN study s ON s.id = v.study_id
       LEFT JOIN response r ON r.protocol_version_id = v.id
      WHERE s.slug = $1 GROUP BY v.number ORDER BY v.number`,
    [slug],
  );
  expect(versions).toEqual([
    { number: 1, responses: 12 },
    { number: 2, responses: 0 },
  ]);
  await participant.context().clearCookies();
  await participant.goto(recruitmentLink(newProlificId(), slug));
  await expect(participant.getByText("Rate these explanations")).toBeVisible();
  await participant.close();

  await page.goto(`/studies/${slug}/status`);
  await page.getByRole("button", { name: "Close the study…" }).click();
  await page.getByRole("button", { name: "Close the study for 0 active participants" }).click();
  await expect(page.getByText("· Closed")).toBeVisible();
  await page.goto(`/studies/${slug}/protocol`);
  await expect(page.getByRole("link", { name: /^Write version/ })).toHaveCount(0);
});

test("a draft says what is missing, and nothing typed is lost: neither offline nor when somebody else saves", async ({
  page,
}) => {
  test.slow();
  const slug = await makeDraftStudy();
  await openAsStaff(page, `/studies/${slug}/protocol`);
  await openEditor(page, slug);
  const title = page.getByLabel("Title, as participants see it");

  await title.fill("");
  await page.getByRole("button", { name: /^Save the draft/ }).click();
  await expect(page.getByText("Not saved: some fields need attention.")).toBeVisible();
  await expect(title).toHaveAttribute("aria-invalid", "true");

  await title.fill("Typed without a network");
  await page.route(`**/api/studies/${slug}/protocol`, (route) => route.abort());
  await page.getByRole("button", { name: /^Save the draft/ }).click();
  await expect(page.getByText("the server cannot be reached")).toBeVisible();
  await page.unroute(`**/api/studies/${slug}/protocol`);
  await page.reload();
  await expect(page.getByText("This browser kept what you typed here earlier")).toBeVisible();
  await expect(title).toHaveValue("Typed without a network");
  await saveDraft(page);

  // Somebody else, on a page of their own.
  const other = await page.context().newPage();
  await openEditor(other, slug);
  await other.getByLabel("Explanations per method").fill("20");
  await title.fill("Mine");
  await saveDraft(other);
  await page.getByRole("button", { name: /^Save the draft/ }).click();
  await expect(
    page.getByText("Somebody else has saved this protocol meanwhile").first(),
  ).toBeVisible();
  await expect(title).toHaveValue("Mine");
  await page.getByRole("button", { name: "Take theirs and drop my 2 changes" }).click();
  await expect(page.getByLabel("Explanations per method")).toHaveValue("20");

  // 4 methods of 20 need 80 questions, and the demo has 48: nothing opens, by the page or past it.
  await page.goto(`/studies/${slug}/status`);
  await page.getByRole("button", { name: "Open the study…" }).click();
  await page.getByRole("button", { name: "Open the study", exact: true }).click();
  await expect(page.getByText("It cannot open: 1 reason")).toBeVisible();
  await expect(
    page.getByText(/needs 80 different questions.+can be given 48: 32 missing/),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: "Open the study", exact: true })).toHaveCount(0);
  const [version] = await query<{ hash: string }>(
    "SELECT v.hash FROM protocol_version v JOIN study s ON s.id = v.study_id WHERE s.slug = $1",
    [slug],
  );
  const reply = await page.request.post(`/api/studies/${slug}/status`, {
    headers: FROM_THE_PAGE,
    data: { action: "open", hash: version?.hash, confirmed: true },
  });
  expect(reply.status()).toBe(422);
  expect((await reply.json()).error.message).toContain("32 missing");
});
