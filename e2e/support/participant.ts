import { expect, type Page } from "playwright/test";

/** The steps of a participant's way, for journeys that start somewhere on it. */

export const OPEN_STUDY = process.env.OPEN_STUDY ?? "demo";
export const CLOSED_STUDY = process.env.CLOSED_STUDY ?? "demo-simulated";

/** A Prolific id that nobody had before. */
export function newProlificId(): string {
  return crypto.randomUUID().replaceAll("-", "").slice(0, 24);
}

export function recruitmentLink(prolificId: string, study = OPEN_STUDY): string {
  return `/take/${study}?PROLIFIC_PID=${prolificId}&STUDY_ID=study1&SESSION_ID=session1`;
}

export async function consent(page: Page, link = recruitmentLink(newProlificId())): Promise<void> {
  await page.goto(link);
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await page.getByRole("button", { name: "I agree and start" }).click();
  await expect(page).toHaveURL(/\/about-you$/);
}

export async function tellAboutYou(page: Page): Promise<void> {
  for (const select of await page.getByRole("combobox").all()) {
    await select.selectOption("prefer-not-to-say");
  }
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/instructions$/);
}

/** Answers the practice with the keyboard; the first keys may fall on a page that does not listen yet. */
export async function answerPractice(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("4");
    await expect(page.getByRole("radio", { checked: true })).toHaveCount(5, { timeout: 200 });
  }).toPass();
}

export async function practise(page: Page): Promise<void> {
  await answerPractice(page);
  await page.getByRole("button", { name: "Done practising" }).click();
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page).toHaveURL(/\/rate$/);
}

/** Goes on with a run that was begun, on the page that asks whether to. */
export async function goOnWith(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Continue" }).click();
}

/** From the link to the first trial. */
export async function startRun(page: Page, link?: string): Promise<void> {
  await consent(page, link);
  await tellAboutYou(page);
  await practise(page);
  await atTrial(page, 1);
}

export async function atTrial(page: Page, position: number): Promise<void> {
  await expect(page.getByRole("progressbar")).toHaveAttribute("aria-valuenow", String(position));
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
}

/** Answers the five statements of the trial on screen, without continuing. */
export async function answer(page: Page, position: number): Promise<void> {
  for (let statement = 0; statement < 5; statement++) {
    await page.keyboard.press(String(1 + ((position + statement) % 5)));
  }
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(5);
}

/** Waits until the server has acknowledged everything that was answered. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByText("Saved")).toHaveAttribute("data-state", "saved");
}

/** Rates the trials from one position to another. */
export async function rate(page: Page, from: number, to: number): Promise<void> {
  for (let position = from; position <= to; position++) {
    await atTrial(page, position);
    await answer(page, position);
    await page.keyboard.press("Enter");
  }
}

/** To the page on which one can stop; a trial that has just come may scroll away from under the click. */
export async function leave(page: Page): Promise<void> {
  await expect(async () => {
    const link = page.getByRole("link", { name: "Stop taking part" });
    await link.click({ timeout: 5000 });
    await expect(page).toHaveURL(/\/withdraw$/, { timeout: 5000 });
  }).toPass();
}

export async function finish(page: Page): Promise<void> {
  await expect(page.getByText("That was the last explanation.")).toBeVisible();
  await page.getByRole("button", { name: "Finish" }).click();
  await expect(page).toHaveURL(/\/thanks$/);
}
