import { expect, test } from "playwright/test";
import { DEMO_LANGUAGES } from "../prisma/demo/languages";
import { expectAccessible, expectNarrow } from "./support/accessibility";
import { query } from "./support/database";
import { makeDraftStudy, makeOpenStudy } from "./support/draft-study";
import { atTrial, newProlificId, OPEN_STUDY, rate, recruitmentLink } from "./support/participant";
import { openAsStaff } from "./support/staff";

test("who chooses German reads it from there to the last page, on a phone of 360 px too", async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const slug = await makeOpenStudy({ ...DEMO_LANGUAGES, explanationsPerMethod: 1 });
  const prolificId = newProlificId();
  await page.goto(recruitmentLink(prolificId, slug));
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("link", { name: "Deutsch" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Wie gut sind diese Erklärungen?",
  );
  await expect(page).toHaveURL(recruitmentLink(prolificId, slug));
  const look = async () => {
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
    await expectAccessible(page);
    await expectNarrow(page);
  };
  await look();
  const agree = page.getByRole("button", { name: "Ich bin einverstanden und beginne" });
  await expect(agree).toBeEnabled();
  await agree.click();
  await expect(page.getByText("Bitte kreuzen Sie jedes Kästchen an")).toBeVisible();
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await agree.click();

  await expect(page).toHaveURL(/\/about-you$/);
  await expect(page.getByText("Welches Geschlecht haben Sie?")).toBeVisible();
  await look();
  for (const select of await page.getByRole("combobox").all()) {
    await select.selectOption("prefer-not-to-say");
  }
  await page.getByRole("button", { name: "Weiter" }).click();

  await expect(page).toHaveURL(/\/instructions$/);
  await look();
  await expect(async () => {
    await page.keyboard.press("4");
    await expect(page.getByRole("radio", { checked: true })).toHaveCount(5, { timeout: 200 });
  }).toPass();
  await page.getByRole("button", { name: "Übung beenden" }).click();
  await page.getByRole("button", { name: "Beginnen" }).click();

  await expect(page).toHaveURL(/\/rate$/);
  await atTrial(page, 1);
  await expect(page.getByText("1 von 4")).toBeVisible();
  await expect(page.getByText("Die Erklärung ist plausibel.")).toBeVisible();
  await expect(page.getByRole("blockquote")).toHaveAttribute("lang", "en");
  await look();
  await rate(page, 1, 4);
  await expect(page.getByText("Das war die letzte Erklärung.")).toBeVisible();
  await page.getByRole("button", { name: "Abschließen" }).click();
  await expect(page).toHaveURL(/\/thanks$/);
  await expect(page.getByRole("heading", { name: "Vielen Dank" })).toBeVisible();
  await look();
  expect(await storedLanguage(prolificId)).toBe("de");
});

test("a browser's language chooses, and a link that names one comes before it", async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: "de-AT" });
  const page = await context.newPage();
  const title = page.getByRole("heading", { level: 1 });
  await page.goto(`/take/${OPEN_STUDY}`);
  await expect(title).toHaveText("Wie gut sind diese Erklärungen?");
  await page.goto(`/take/${OPEN_STUDY}?lang=en`);
  await expect(title).toHaveText("How good are these explanations?");
  await page.goto(`/take/${OPEN_STUDY}?lang=fr`);
  await expect(title).toHaveText("How good are these explanations?");
  await context.close();
});

test("a language is offered in the protocol, and keeps the study from opening while it lacks a text", async ({
  page,
}) => {
  const slug = await makeDraftStudy();
  await openAsStaff(page, `/studies/${slug}/protocol/edit`);
  await page.getByRole("checkbox", { name: "German" }).check();
  await page.getByText(/^German: \d+ of \d+ texts are missing$/).click();
  await page.getByLabel("Title, in German (missing)").fill("Wie gut erklärt es das?");
  await expectAccessible(page);
  await expectNarrow(page);
  await page.getByRole("button", { name: /^Save the draft/ }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.goto(`/studies/${slug}/setup`);
  await expect(
    page.getByText(/^German is offered, and \d+ texts have no translation/),
  ).toBeVisible();
  await page.goto(`/studies/${slug}/protocol`);
  await page.getByRole("link", { name: "The same in German" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wie gut erklärt es das?");
});

test("a study in Chinese says so to readers and to their screen readers", async ({ browser }) => {
  const context = await browser.newContext({ locale: "zh-CN" });
  const page = await context.newPage();
  await page.goto(recruitmentLink(newProlificId()));
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
  await expect(page.getByRole("button", { name: /同意/ })).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "我已年满 18 周岁。" })).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);
  await context.close();
});

async function storedLanguage(prolificId: string): Promise<string | undefined> {
  const [row] = await query<{ language: string }>(
    `SELECT p.language FROM participant p JOIN recruiter_identity i ON i.participant_id = p.id
      WHERE i.parameters->>'PROLIFIC_PID' = $1`,
    [prolificId],
  );
  return row?.language;
}
