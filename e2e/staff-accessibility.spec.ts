import { expect, test } from "playwright/test";
import { expectAccessible } from "./support/accessibility";
import { CLOSED_STUDY, OPEN_STUDY } from "./support/participant";
import { openAsStaff } from "./support/staff";

const PAGES = [
  "/studies",
  "/account",
  ...[
    ...["monitor", "compare", "participants", "participants/1", "participants?flag=away"],
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

for (const path of PAGES) {
  test(`${path} is accessible, light and dark`, async ({ page }) => {
    await openAsStaff(page, path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText("are being computed")).toHaveCount(0, { timeout: 30_000 });
    await expectAccessible(page);
  });
}
