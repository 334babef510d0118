import { once } from "node:events";
import { createServer, request } from "node:http";
import { chromium, expect, type Frame, type Page, test } from "playwright/test";
import { expectAccessible } from "./support/accessibility";
import { query } from "./support/database";
import { makeOpenStudy } from "./support/draft-study";

/** MTurk shows a task in a frame of its own site, whose cookies are another site's to the browser. */

const MTURK_PAGE = "https://worker.mturk.com/task";
const SUBMIT = "https://workersandbox.mturk.com/mturk/externalSubmit";
const ends = { completed: { code: null, returnUrl: null } };

const study = (mturk: { ends: typeof ends } | null) =>
  makeOpenStudy({
    recruitment: { openLink: true, invitations: false, prolific: null, mturk },
    explanationsPerMethod: 1,
    practice: null,
  });

/** How a task's page comes into MTurk's frame, on a host that is another site than MTurk's. */
function taskAddress(host: string, slug: string, assignmentId: string): string {
  const query = new URLSearchParams({
    assignmentId,
    hitId: "H1",
    workerId: `A${assignmentId}`,
    turkSubmitTo: "https://workersandbox.mturk.com/",
  });
  return `http://${host}/take/${slug}?${query}`;
}

const APP = `localhost:${new URL(String(process.env.BASE_URL)).port}`;

/**
 * The app as it looks to a browser that knows no jars of cookies for frames: the word for them is left
 * out. The browser's own rule for other sites' cookies does the rest.
 */
async function withoutJars(work: (host: string) => Promise<void>): Promise<void> {
  const { hostname, port } = new URL(String(process.env.BASE_URL));
  const proxy = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const onward = request({ hostname, port, method, path: url, headers }, (reply) => {
      const cookies = reply.headers["set-cookie"]?.map((one) => one.replace(/; *Partitioned/i, ""));
      outgoing.writeHead(reply.statusCode ?? 502, {
        ...reply.headers,
        ...(cookies ? { "set-cookie": cookies } : {}),
      });
      reply.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const address = proxy.address();
  try {
    await work(`localhost:${typeof address === "object" ? address?.port : ""}`);
  } finally {
    proxy.closeAllConnections();
    proxy.close();
  }
}

/** MTurk's page with the task in its frame, in a browser that allows or blocks other sites' cookies. */
async function atMturk(
  otherSitesCookies: "allowed" | "blocked",
  task: string,
  work: (page: Page, handedIn: () => string | null) => Promise<void>,
): Promise<void> {
  const browser = await chromium.launch({
    executablePath: String(process.env.CHROMIUM_PATH),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      // The test's MTurk is no public site that asks for this machine.
      "--disable-features=LocalNetworkAccessChecks",
    ],
  });
  try {
    const page = await (await browser.newContext()).newPage();
    if (otherSitesCookies === "blocked") {
      const devtools = await page.context().newCDPSession(page);
      await devtools.send("Network.enable");
      await devtools.send("Network.setCookieControls", {
        enableThirdPartyCookieRestriction: true,
      });
    }
    let posted: string | null = null;
    const frame = `<iframe title="Task" src="${task.replaceAll("&", "&amp;")}" width="1000" height="700"></iframe>`;
    await page
      .context()
      .route(MTURK_PAGE, (route) => route.fulfill({ contentType: "text/html", body: frame }));
    await page.context().route(`${SUBMIT}**`, (route) => {
      posted = `${route.request().method()} ${route.request().postData()}`;
      return route.fulfill({ contentType: "text/html", body: "<p>Handed in</p>" });
    });
    await page.goto(MTURK_PAGE);
    await work(page, () => posted);
  } finally {
    await browser.close();
  }
}

async function frameIn(page: Page): Promise<Frame> {
  const frame = await (await page.locator("iframe").elementHandle())?.contentFrame();
  if (!frame) throw new Error("The page has no frame.");
  return frame;
}

/** Consents, and goes on to the first trial. */
async function begin(at: Page | Frame): Promise<void> {
  await expect(at.getByRole("checkbox").first()).toBeVisible();
  for (const box of await at.getByRole("checkbox").all()) await box.check();
  await at.getByRole("button", { name: "I agree and start" }).click();
  await at.waitForURL(/about-you$/);
  for (const select of await at.getByRole("combobox").all()) {
    await select.selectOption("prefer-not-to-say");
  }
  await at.getByRole("button", { name: "Continue" }).click();
  await at.getByRole("button", { name: "Start" }).click();
  await at.waitForURL(/rate$/);
}

/** Rates every explanation and finishes. @returns the code. */
async function rateAll(at: Page | Frame): Promise<string> {
  const progress = at.getByRole("progressbar");
  const total = Number(await progress.getAttribute("aria-valuemax"));
  for (let position = 1; position <= total; position++) {
    await expect(progress).toHaveAttribute("aria-valuenow", String(position));
    await expect(at.getByRole("radio", { checked: true })).toHaveCount(0);
    for (const group of await at.getByRole("group").all()) {
      await group.locator("label").nth(2).click();
    }
    await at.getByRole("button", { name: "Continue" }).click();
  }
  await at.getByRole("button", { name: "Finish" }).click();
  return codeOn(at);
}

async function codeOn(at: Page | Frame): Promise<string> {
  await at.waitForURL(/thanks$/);
  return (await at.locator("output").textContent()) ?? "";
}

test("a task is begun in MTurk's frame where cookies of other sites are allowed", async () => {
  const slug = await study({ ends });
  await atMturk("allowed", taskAddress(APP, slug, "3A"), async (page) =>
    begin(await frameIn(page)),
  );
});

test("it is done and handed in inside the frame where they are blocked", async () => {
  const slug = await study({ ends });
  await atMturk("blocked", taskAddress(APP, slug, "3A"), async (page, handedIn) => {
    const frame = await frameIn(page);
    await begin(frame);
    const code = await rateAll(frame);
    await frame.getByRole("button", { name: /MTurk/ }).click();
    await expect(frame.getByText("Handed in")).toBeVisible();
    expect(handedIn()).toBe(`POST assignmentId=3A&code=${code}`);
  });
});

test("where the frame keeps no cookie, the run is done in a tab and handed in by the frame", async () => {
  const slug = await study({ ends });
  await withoutJars((host) =>
    atMturk("blocked", taskAddress(host, slug, "3B"), async (page, handedIn) => {
      const frame = await frameIn(page);
      await expect(frame.getByRole("heading", { name: "study in a new tab" })).toBeVisible();
      await expectAccessible(page, "iframe");
      const opened = page.context().waitForEvent("page");
      await frame.getByRole("link", { name: "Open the study in a new tab" }).click();
      const tab = await opened;
      await begin(tab);
      await query(
        `UPDATE participant SET status = 'COMPLETED', completed_at = now()
           FROM study s WHERE s.id = study_id AND s.slug = $1`,
        [slug],
      );
      await tab.reload();
      const code = await codeOn(tab);
      // The tab hands nothing in: the frame does.
      await expect(tab.getByText("hand in this code at MTurk")).toBeVisible();
      await expect(tab.getByRole("button", { name: /MTurk/ })).toHaveCount(0);
      await expectAccessible(tab);
      await frame.getByLabel("Completion code").fill(code);
      await frame.getByRole("button", { name: "Submit to MTurk" }).click();
      await expect(frame.getByText("Handed in")).toBeVisible();
      expect(handedIn()).toBe(`POST assignmentId=3B&code=${code}`);
    }),
  );
});

test("a study that does not recruit at MTurk is shown in no frame", async () => {
  const slug = await study(null);
  await atMturk("allowed", taskAddress(APP, slug, "3C"), async (page) => {
    const refused = page.waitForEvent("console", (message) =>
      message.text().includes("frame-ancestors 'none'"),
    );
    await page.reload();
    await refused;
    await expect(page.frameLocator("iframe").getByRole("checkbox")).toHaveCount(0);
  });
});
