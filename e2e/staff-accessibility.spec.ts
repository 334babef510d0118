import { expect, test } from "playwright/test";
import { expectAccessible, expectNarrow } from "./support/accessibility";
import { makeDraftStudy } from "./support/draft-study";
import { expectKeyboard } from "./support/keyboard";
import { CLOSED_STUDY, OPEN_STUDY } from "./support/participant";
import { openAsStaff } from "./support/staff";

const PAGES = [
  "/studies",
  "/account",
  ...["/account/two-factor", "/accounts", "/accounts/log"],
  ...[
    ...["monitor", "monitor/cells", "compare", "participants/1", "participants?sort=-duration"],
    "participants/exclusions?match=any&flags=away&flags=fast-trials",
    ...[
      "recruitment",
      "content",
      "content?state=never-given",
      "constructs",
      "export",
      "people",
      "audit",
      "nothing",
    ],
  ].map((place) => `/studies/${CLOSED_STUDY}/${place}`),
  // Of a study that may have no data yet.
  ...[
    "monitor",
    "compare",
    "participants",
    "recruitment",
    "protocol",
    "pilot",
    "status",
    "export",
  ].map((place) => `/studies/${OPEN_STUDY}/${place}`),
];

const DRAFT_PLACES = ["new", "setup", "content", "content/import", "constructs", "protocol/edit"];

for (const path of PAGES) {
  test(`${path} is accessible, light and dark, and by the keyboard`, async ({ page }) => {
    await openAsStaff(page, path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText("are being computed")).toHaveCount(0, { timeout: 90_000 });
    await expectAccessible(page);
    await expectKeyboard(page);
  });
}

test("what a draft is made with is accessible, and fits a phone", async ({ page }) => {
  test.slow();
  const slug = await makeDraftStudy();
  await openAsStaff(page, "/studies/new");
  for (const place of DRAFT_PLACES) {
    await page.goto(place === "new" ? "/studies/new" : `/studies/${slug}/${place}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
    await expectKeyboard(page);
    await expectNarrow(page);
  }
  await page.goto(`/studies/${slug}/content`);
  await page.getByRole("article").first().getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: /^Edit it/ })).toBeVisible();
  await expectAccessible(page);
  await expectKeyboard(page);
  await expectNarrow(page);
});
