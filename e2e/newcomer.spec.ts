import { expect, type Page, test } from "playwright/test";
import { questionsFile, studentFile } from "./support/made-content";
import { atTrial, consent, finish, rate, tellAboutYou } from "./support/participant";
import { sendSignIn } from "./support/staff";
import { takeInContent } from "./support/take-in-content";

/** Goes to a page of the study by the rail, as somebody does who was shown nothing. */
async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole("navigation", { name: "Study" }).getByRole("link", { name: place }).click();
  await expect(page).toHaveURL(new RegExp(`/${place.toLowerCase()}$`));
}

/** Writes all that the protocol says is still to be written. */
async function writeTexts(page: Page): Promise<void> {
  await expect(page.getByRole("button", { name: /^Save the draft/ })).toBeEnabled();
  for (const field of await page.getByRole("textbox").all()) {
    const text = await field.inputValue();
    if (text.includes("To be written")) await field.fill("You rate short explanations.");
  }
  await page.getByLabel("Anybody with the open link").check();
  await page.getByRole("button", { name: /^Save the draft/ }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
}

async function takeStep(page: Page, name: string, button: RegExp, status: string): Promise<void> {
  await page.getByRole("button", { name: `${name}…` }).click();
  const act = page.getByRole("dialog").getByRole("button", { name: button });
  await act.click();
  const warnings = page.getByRole("dialog").getByRole("checkbox");
  await expect(page.getByText(`· ${status}`).or(warnings)).toBeVisible();
  if (await warnings.isVisible()) {
    await warnings.check();
    await act.click();
  }
  await expect(page.getByText(`· ${status}`)).toBeVisible();
}

test("a newcomer comes from nothing to a study that was piloted, opened, taken part in, compared and closed", async ({
  page,
  browser,
}) => {
  test.slow();
  const title = `A first study ${crypto.randomUUID().slice(0, 8)}`;
  await page.goto("/studies");
  await sendSignIn(page);
  await page.getByRole("link", { name: "New study" }).click();
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Create the study" }).click();
  await expect(page.getByText("it from opening")).toBeVisible();

  await goTo(page, "Content");
  await page.getByRole("link", { name: "Import content" }).click();
  await takeInContent(page, questionsFile(), null);
  await takeInContent(page, studentFile("one.csv", "because one finds it there"), "One way");
  await takeInContent(page, studentFile("two.csv", "rather than anywhere else"), "Another way");

  await goTo(page, "Protocol");
  await page.getByRole("link", { name: /^Edit the draft/ }).click();
  await writeTexts(page);

  await goTo(page, "Setup");
  await expect(page.getByText("Nothing stops it from opening")).toBeVisible();
  await goTo(page, "Pilot");
  await takeStep(page, "Start the pilot", /^Start the pilot$/, "Pilot");
  await page.getByLabel("How many (up to 200)").fill("20");
  await page.getByRole("button", { name: "Fill with simulated participants" }).click();
  await expect(page.getByRole("status").getByText(/^20 of 20 simulated/)).toBeVisible({
    timeout: 90_000,
  });
  await page.getByRole("link", { name: "Plan the size of the study from this pilot" }).click();
  await expect(page.getByText("Simulated data").first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "Plan the next study" })).toBeVisible({
    timeout: 60_000,
  });

  await goTo(page, "Status");
  await takeStep(page, "End the pilot and open the study", /delete the pilot’s 20/, "Open");
  await goTo(page, "Recruitment");
  const link = await page.getByLabel("For anybody, without a recruiter").inputValue();

  const participant = await (await browser.newContext()).newPage();
  await consent(participant, link);
  await tellAboutYou(participant);
  await participant.getByRole("button", { name: "Start" }).click();
  await atTrial(participant, 1);
  await rate(participant, 1, 6);
  await finish(participant);
  await participant.context().close();

  await goTo(page, "Status");
  await takeStep(page, "Close the study", /for 0 active participants$/, "Closed");
  await goTo(page, "Compare");
  await expect(page.getByRole("figure").first()).toBeVisible();
  await expect(page.getByText("Another way").first()).toBeVisible();
});
