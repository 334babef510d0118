import { expect, type Page, test } from "playwright/test";
import { makeDraftStudy, makeOpenStudy } from "./support/draft-study";
import {
  answer,
  answerPractice,
  atTrial,
  CLOSED_STUDY,
  leave,
  newProlificId,
  OPEN_STUDY,
  practise,
  rate,
  recruitmentLink,
  startRun,
  tellAboutYou,
} from "./support/participant";
import { invite, signIn } from "./support/staff";

/** Pictures of every page at three widths, light and dark, for people to look at. */

const WIDTHS = [360, 768, 1280];
/** A page that is higher comes in pieces: Chromium takes nothing beyond 16 384 pixels at once. */
const HIGHEST = 8000;

async function picture(page: Page, name: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(() => document.fonts.ready);
      await drawnAnew(page);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      for (let y = 0; y < height; y += HIGHEST) {
        const piece = height > HIGHEST ? `-${1 + y / HIGHEST}` : "";
        await page.screenshot({
          path: `pictures/${name}-${width}-${colorScheme}${piece}.png`,
          fullPage: true,
          clip: { x: 0, y, width, height: Math.min(HIGHEST, height - y) },
        });
      }
    }
  }
}

/** Charts follow the width of their frame a moment later. */
async function drawnAnew(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const charts = [...document.querySelectorAll("[data-drawing]")];
    return charts.every((chart) => {
      const svgs = [...chart.querySelectorAll("svg.recharts-surface")];
      const right = Math.max(...svgs.map((svg) => svg.getBoundingClientRect().right));
      return svgs.length > 0 && right <= chart.getBoundingClientRect().right + 1;
    });
  });
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

const PLACES = [
  ...["monitor", "monitor/cells", "compare"],
  ...["participants", "participants/1", "participants/exclusions"],
  ...["recruitment", "content", "constructs", "protocol", "protocol/edit", "pilot", "status"],
  ...["export", "people", "audit"],
];

test.setTimeout(600_000);

test("participants' pages", async ({ page }) => {
  await page.goto("/");
  await picture(page, "home");
  await page.goto("/take/no-such-study");
  await picture(page, "take-unknown-study");
  await page.goto(`/take/${CLOSED_STUDY}`);
  await picture(page, "take-closed-study");
  await page.goto(`/take/${OPEN_STUDY}/rate`);
  await picture(page, "take-unknown-browser");

  await page.goto(recruitmentLink(newProlificId()));
  await picture(page, "take-1-information");
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await page.getByRole("button", { name: "I agree and start" }).click();
  await page.waitForURL(/about-you$/);
  await page.getByRole("button", { name: "Continue" }).click();
  await picture(page, "take-2-about-you");
  await tellAboutYou(page);
  await picture(page, "take-3-instructions");
  await practise(page);
  await atTrial(page, 1);
  await picture(page, "take-4-trial");
  await page.keyboard.press("4");
  await page.keyboard.press("Enter");
  await picture(page, "take-4-trial-open");
  await page.reload();
  await page.getByRole("progressbar").waitFor();
  await answer(page, 1);
  await page.keyboard.press("Enter");
  await rate(page, 2, 12);
  await page.getByText("That was the last explanation.").waitFor();
  await picture(page, "take-5-finish");
  await page.getByRole("button", { name: "Finish" }).click();
  await page.waitForURL(/thanks$/);
  await picture(page, "take-6-thanks");

  await startRun(page);
  await leave(page);
  await picture(page, "take-7-withdraw");
  await page.getByRole("button", { name: "Stop, and erase all my answers" }).click();
  await page.waitForURL(/ended$/);
  await picture(page, "take-8-ended");
});

test("participants' pages in other languages", async ({ page }) => {
  await page.goto(`${recruitmentLink(newProlificId())}&lang=zh`);
  await picture(page, "take-zh-1-information");
  await page.getByRole("link", { name: "Deutsch" }).click();
  await page.getByRole("heading", { name: "Worum geht es?" }).waitFor();
  await picture(page, "take-de-1-information");
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await page.getByRole("button", { name: "Ich bin einverstanden und beginne" }).click();
  await page.waitForURL(/about-you$/);
  await picture(page, "take-de-2-about-you");
  for (const select of await page.getByRole("combobox").all()) {
    await select.selectOption("prefer-not-to-say");
  }
  await page.getByRole("button", { name: "Weiter" }).click();
  await page.waitForURL(/instructions$/);
  await picture(page, "take-de-3-instructions");
  await answerPractice(page);
  await page.getByRole("button", { name: "Übung beenden" }).click();
  await page.getByRole("button", { name: "Beginnen" }).click();
  await atTrial(page, 1);
  await picture(page, "take-de-4-trial");
});

/** The task in a frame whose cookies do not come back, as MTurk shows it. */
async function atFrameGate(page: Page, slug: string, lang: string): Promise<void> {
  const task = `/take/${slug}?assignmentId=A1&hitId=H1&workerId=W1&turkSubmitTo=https%3A%2F%2Fworkersandbox.mturk.com&lang=${lang}`;
  await page.route("**/cookie-check", (route) => route.fulfill({ json: { kept: false } }));
  await page.route(/assignmentId=A1/, async (route) => {
    const reply = await route.fetch();
    const { "content-security-policy": _, ...headers } = reply.headers();
    await route.fulfill({ response: reply, headers });
  });
  const frame = `<body style="margin:0"><iframe src="${task.replaceAll("&", "&amp;")}" style="width:100%;height:790px;border:0"></iframe>`;
  await page.route("**/a-frame", (route) =>
    route.fulfill({ contentType: "text/html", body: frame }),
  );
  await page.goto("/a-frame");
  await page.frameLocator("iframe").locator("a[target=_blank]").waitFor();
}

test("what participants meet seldom, in every language", async ({ browser }) => {
  const ends = { completed: { code: null, returnUrl: null } };
  const framed = await makeOpenStudy({
    languages: ["en", "de", "zh"],
    recruitment: { openLink: true, invitations: false, prolific: null, mturk: { ends } },
  });
  for (const lang of ["en", "de", "zh"]) {
    const page = await (await browser.newContext()).newPage();
    await atFrameGate(page, framed, lang);
    await picture(page, `take-${lang}-frame`);
    await page.context().close();

    const other = await (await browser.newContext()).newPage();
    other.setDefaultTimeout(30_000);
    await other.goto(`${recruitmentLink(newProlificId())}&lang=${lang}`);
    for (const box of await other.getByRole("checkbox").all()) await box.check();
    await other.locator("form button[type=submit]").click();
    await other.waitForURL(/about-you$/);
    for (const select of await other.getByRole("combobox").all()) {
      await select.selectOption("prefer-not-to-say");
    }
    await other.locator("form button[type=submit]").click();
    await other.waitForURL(/instructions$/);
    await answerPractice(other);
    await other.keyboard.press("Enter");
    await other.locator("form button[type=submit]").last().click();
    await atTrial(other, 1);
    await other.route("**/api/take/trials/**", (route) => route.abort());
    await rate(other, 1, 1);
    await atTrial(other, 2);
    await other.locator("a[href*=withdraw]").click();
    await other.waitForURL(/withdraw/);
    await other.locator("section button").first().click();
    await other.locator("section [role=alert] > *").waitFor();
    await picture(other, `take-${lang}-not-stopped`);
    await other.context().close();
  }
});

test("accounts", async ({ page, browser }) => {
  await signIn(page);
  await page.goto("/accounts");
  await picture(page, "accounts");
  await page.getByLabel("E-mail address").fill(`${crypto.randomUUID()}@example.org`);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByText(/^Hand this link to/).waitFor();
  await picture(page, "accounts-link");
  const link = await page.getByRole("textbox", { name: "Password link" }).inputValue();
  await page.goto("/accounts/log");
  await picture(page, "accounts-log");
  await page.goto("/forgot-password");
  await page.getByRole("heading", { name: "Nothing to see here" }).waitFor();
  await picture(page, "forgot-password-without-mail");
  const guest = await (await browser.newContext()).newPage();
  await guest.goto(link);
  await picture(guest, "password-link");
  await guest.goto("/password/no-such-link");
  await picture(guest, "password-link-used");
  await guest.context().close();
  await page.goto("/account/two-factor");
  await picture(page, "two-factor");
  await page.getByLabel("Your password").fill(process.env.DEMO_PASSWORD ?? "");
  await page.getByRole("button", { name: "Set up" }).click();
  await page.getByRole("textbox", { name: "Key" }).waitFor();
  await picture(page, "two-factor-key");
});

test("previews", async ({ page }) => {
  await signIn(page);
  await page.goto(`/take/${OPEN_STUDY}/preview/rate`);
  await atTrial(page, 1);
  await picture(page, "preview-rate");
  for (const step of ["rate", "thanks", "withdraw"]) {
    await page.goto(`/take/${OPEN_STUDY}/preview/${step}?lang=zh`);
    await picture(page, `preview-zh-${step}`);
  }
});

test("staff pages", async ({ page, browser }) => {
  // So that the running study has something to compare.
  const participant = await browser.newPage();
  await startRun(participant);
  await rate(participant, 1, 6);
  await participant.close();

  await page.goto("/sign-in");
  await picture(page, "sign-in");
  await signIn(page);
  await page.goto("/studies");
  await picture(page, "studies");
  await page.goto("/account");
  await picture(page, "account");
  await page.goto("/studies/no-such-study/monitor");
  await picture(page, "study-not-found");
  await page.goto(`/studies/${OPEN_STUDY}/people`);
  const guest = await (await browser.newContext()).newPage();
  await guest.goto(await invite(page, `${crypto.randomUUID()}@example.org`, "Analyst"));
  await picture(guest, "invitation");
  await guest.context().close();
  for (const place of PLACES) {
    for (const study of [CLOSED_STUDY, OPEN_STUDY]) {
      await page.goto(`/studies/${study}/${place}`);
      await page.waitForLoadState("networkidle");
      await expect(page.getByText("are being computed")).toHaveCount(0, { timeout: 60_000 });
      await picture(page, `${study}-${place.replace("/", "-")}`);
    }
  }
});

test("a draft", async ({ page }) => {
  const slug = await makeDraftStudy();
  await signIn(page);
  await page.goto("/studies/new");
  await picture(page, "studies-new");
  for (const place of ["setup", "content", "content/import", "constructs", "protocol/edit"]) {
    await page.goto(`/studies/${slug}/${place}`);
    await picture(page, `draft-${place.replace("/", "-")}`);
  }
  await page.goto(`/studies/${slug}/protocol/edit`);
  await page.getByRole("checkbox", { name: "German" }).check();
  await page.getByText(/^German: \d+ of/).click();
  await picture(page, "draft-protocol-edit-translations");
  await page.goto(`/studies/${slug}/content`);
  await page.getByRole("article").first().getByRole("link").first().click();
  await page.getByRole("heading", { name: /^Edit it/ }).waitFor();
  await picture(page, "draft-question");
});

test("a pilot", async ({ page }) => {
  const slug = await makeDraftStudy();
  await signIn(page);
  await page.goto(`/studies/${slug}/pilot`);
  await picture(page, "pilot-1-draft");
  await page.getByRole("button", { name: "Start the pilot…" }).click();
  await picture(page, "pilot-2-confirm");
  await page.getByRole("button", { name: "Start the pilot", exact: true }).click();
  await page.getByLabel(/^How many/).fill("10");
  await page.getByRole("button", { name: "Fill with simulated participants" }).click();
  await page.getByText(/^10 of 10 simulated/).waitFor();
  await picture(page, "pilot-3-filled");
  await page.goto(`/studies/${slug}/status`);
  await page.getByRole("button", { name: "End the pilot and open the study…" }).click();
  await picture(page, "pilot-4-open");
  await page.goto(recruitmentLink(newProlificId(), slug));
  await picture(page, "pilot-5-try-out");
});
