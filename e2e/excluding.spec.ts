import { expect, test } from "playwright/test";
import { expectAccessible } from "./support/accessibility";
import { query } from "./support/database";
import { makeOpenStudy } from "./support/draft-study";
import { openAsStaff } from "./support/staff";

test("a rule leaves out whom it names, with a reason; the list finds them, and is ordered by its heads", async ({
  page,
}) => {
  const slug = await makeOpenStudy({});
  await query(
    `INSERT INTO participant (study_id, ordinal, code, protocol_version_id, source, external_id_hash,
                              device_hash, consented_at, completed_at, status)
       SELECT s.id, n, 'CODE-' || n, v.id, 'OPEN_LINK', n::text, CASE WHEN n < 3 THEN 'one' ELSE n::text END,
              now() - n * interval '1 hour', now(), 'COMPLETED'
         FROM study s JOIN protocol_version v ON v.study_id = s.id, generate_series(1, 4) AS n
        WHERE s.slug = $1`,
    [slug],
  );
  await openAsStaff(page, `/studies/${slug}/participants/exclusions`);
  await page.locator('input[name="flags"][value="same-device"]').check();
  await page.getByRole("button", { name: "Show the effect" }).click();
  await expect(page.getByText(/^2 participants with/)).toBeVisible();
  const exclude = page.getByRole("button", { name: "Exclude 2 participants from the analyses" });
  await exclude.click();
  await expect(page.getByText("Say why.")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel(/^Why\?/).fill("Two runs from one browser.");
  await exclude.click();
  await expect(page.getByText("2 of 2 decisions, the newest first")).toBeVisible();

  await page.goto(`/studies/${slug}/participants?excluded=yes`);
  await expect(page.getByText("2 of 2 participants as chosen: no. 1 to 2")).toBeVisible();
  const head = page.getByRole("columnheader", { name: "Minutes" });
  await page.getByRole("link", { name: "Minutes" }).click();
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  await page.getByRole("link", { name: "Minutes" }).click();
  await expect(head).toHaveAttribute("aria-sort", "descending");
  await expect(page.getByRole("rowheader").first()).toHaveText("CODE-2");
});
