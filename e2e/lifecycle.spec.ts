import { expect, type Page, test } from "playwright/test";
import { expectAccessible } from "./support/accessibility";
import { makeDraftStudy } from "./support/draft-study";
import { newProlificId, recruitmentLink } from "./support/participant";
import { openAsStaff } from "./support/staff";

/** Takes a step of the study's life, on the page that offers it. */
async function takeStep(page: Page, name: string, button: string, status: string): Promise<void> {
  await page.getByRole("button", { name: `${name}…` }).click();
  await page.getByRole("dialog").getByRole("button", { name: button, exact: true }).click();
  await expect(page.getByText(`· ${status}`)).toBeVisible();
}

test("participants see how a study stands, from its draft to its end; a pilot is filled, and gone when the study opens", async ({
  page,
  browser,
}) => {
  test.slow();
  const slug = await makeDraftStudy();
  const visitor = await (await browser.newContext()).newPage();
  const visit = async (heading: string) => {
    await visitor.goto(recruitmentLink(newProlificId(), slug));
    await expect(visitor.getByRole("heading", { name: heading })).toBeVisible();
  };
  const tryOut = visitor.getByText("Try-out: this study is being tested.");

  await visit("This study has not begun yet");
  await openAsStaff(page, `/studies/${slug}/pilot`);
  await takeStep(page, "Start the pilot", "Start the pilot", "Pilot");
  await expect(page.getByText("Nobody has taken part yet.")).toBeVisible();
  await page.getByLabel("How many (up to 200)").fill("0");
  await page.getByRole("button", { name: "Fill with simulated participants" }).click();
  await expect(page.getByText("A whole number from 1 to 200.")).toBeVisible();
  await page.getByLabel("How many (up to 200)").fill("5");
  await page.getByLabel("Drop-out: who stops early, %").fill("0");
  await page.getByRole("button", { name: "Fill with simulated participants" }).click();
  await expect(page.getByRole("status").getByText(/^5 of 5 .+: 5 completed\./)).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByText("5 participants, all simulated: 5 completed")).toBeVisible();
  await expectAccessible(page);

  await visitor.goto(recruitmentLink(newProlificId(), slug));
  await expect(tryOut).toBeVisible();
  await expectAccessible(visitor);
  await page.goto(`/studies/${slug}/monitor`);
  await expect(page.getByText("Simulated data").first()).toBeVisible();

  await page.goto(`/studies/${slug}/status`);
  await takeStep(
    page,
    "End the pilot and open the study",
    "Open the study and delete the pilot’s 5 participants",
    "Open",
  );
  await visitor.reload();
  await expect(visitor.getByRole("button", { name: "I agree and start" })).toBeVisible();
  await expect(tryOut).toHaveCount(0);
  await takeStep(page, "Pause the study", "Pause the study", "Paused");
  await visit("This study is paused");
  await takeStep(page, "Close the study", "Close the study for 0 active participants", "Closed");
  await visit("This study has ended");
  await expectAccessible(visitor);
  await visitor.context().close();
});
