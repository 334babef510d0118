import { expect, type Page, test } from "playwright/test";
import { expectAccessible, expectNarrow } from "./support/accessibility";
import { query } from "./support/database";
import { makeOpenStudy } from "./support/draft-study";
import { makeOddStudy, ODD_TEXTS } from "./support/odd-content";
import {
  answer,
  answerPractice,
  atTrial,
  finish,
  newProlificId,
  rate,
  recruitmentLink,
  startRun,
} from "./support/participant";
import { openAsStaff } from "./support/staff";

/** Texts of every kind, as they are and as browsers change them. */

const PHONE = { width: 390, height: 844 };
const fits = (page: Page) => expectNarrow(page, PHONE.width);

test("long words and other scripts make no page wider than a phone, and keep their direction", async ({
  page,
}) => {
  test.slow();
  const study = await makeOddStudy();
  await page.setViewportSize(PHONE);
  await page.goto(recruitmentLink(newProlificId(), study));
  await fits(page);
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await page.getByRole("button", { name: "I agree and start" }).click();
  await expect(page).toHaveURL(/about-you$/);
  await fits(page);
  for (const select of (await page.getByRole("combobox").all()).slice(0, 5)) {
    await select.selectOption("prefer-not-to-say");
  }
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/instructions$/);
  await fits(page);
  const explanation = page.locator("blockquote");
  await expect(explanation).toHaveText(ODD_TEXTS.hebrew);
  await expect(explanation).toHaveCSS("direction", "rtl");
  await answerPractice(page);
  await page.getByRole("button", { name: "Done practising" }).click();
  await fits(page);
  await page.getByRole("button", { name: "Start" }).click();
  for (let position = 1; position <= 12; position++) {
    await atTrial(page, position);
    await fits(page);
    if (position === 1) await expectAccessible(page);
    for (const text of await page.locator("blockquote, .choices span[dir]").all()) {
      await expect(text).toHaveAttribute("translate", "no");
    }
    await answer(page, position);
    await page.keyboard.press("Enter");
  }
  await fits(page);
  await page.getByRole("textbox").fill(ODD_TEXTS.word);
  await finish(page);
  await fits(page);
  await expect(page.locator("output")).toHaveAttribute("translate", "no");

  await openAsStaff(page, `/studies/${study}/content`);
  const ofQuestion = await page.getByRole("article").getByRole("link").first().getAttribute("href");
  for (const place of ["content", "participants", "participants/1", "recruitment", "protocol"]) {
    await page.goto(`/studies/${study}/${place}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await fits(page);
  }
  for (const trial of await page.getByText(/^Trial \d/).all()) await trial.click();
  await fits(page);
  const previews = ["information", "about-you", "instructions", "rate", "thanks", "withdraw"];
  for (const path of [
    String(ofQuestion),
    ...["monitor", "constructs", "export", "setup"].map((place) => `/studies/${study}/${place}`),
    ...previews.map((step) => `/take/${study}/preview/${step}`),
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await fits(page);
  }
});

/** What Chrome does to a page that it translates: each text stands in elements of its own. */
function translate(): void {
  document.documentElement.classList.add("translated-ltr");
  document.documentElement.lang = "de";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    const around = text.parentElement;
    if (!text.data.trim() || around?.closest("script, style, font, [translate=no]")) continue;
    const outer = document.createElement("font");
    const inner = document.createElement("font");
    inner.textContent = `ü ${text.data}`;
    outer.append(inner);
    text.replaceWith(outer);
  }
}

test("a run on a page that the browser translates goes on, and staff see which trials it was", async ({
  page,
}) => {
  const study = await makeOpenStudy({});
  const prolificId = newProlificId();
  await startRun(page, recruitmentLink(prolificId, study));
  await rate(page, 1, 1);
  for (let position = 2; position <= 4; position++) {
    await atTrial(page, position);
    const words = await page.locator("blockquote").textContent();
    await page.evaluate(translate);
    await expect(page.locator("blockquote")).toHaveText(String(words));
    await page.keyboard.press("Enter");
    await answer(page, position);
    await page.keyboard.press("Enter");
  }
  await atTrial(page, 5);
  await expect
    .poll(() =>
      query(
        `SELECT t.position, r.translated FROM response r JOIN trial t ON t.id = r.trial_id
           JOIN study s ON s.id = r.study_id WHERE s.slug = $1 ORDER BY t.position`,
        [study],
      ),
    )
    .toEqual([1, 2, 3, 4].map((position) => ({ position, translated: position > 1 })));

  await page.goto("about:blank");
  await openAsStaff(page, `/studies/${study}/participants?flag=translated`);
  await page.locator("summary", { hasText: "Translated page" }).click();
  await expect(page.getByText(/3 of 4 measured trials on a page that the browser/)).toBeVisible();
});
