import { readdirSync, readFileSync } from "node:fs";
import { expect, type Page, test } from "playwright/test";
import { query } from "./support/database";
import { makeDraftStudy } from "./support/draft-study";
import { CLOSED_STUDY, OPEN_STUDY } from "./support/participant";
import { watchPolicy } from "./support/policy";
import { openAsStaff } from "./support/staff";

/** Scripts run by the nonce of their reply alone, on every page of the app. */

const APP = new URL("../app/", import.meta.url);
const STEPS = ["start", "about-you", "instructions", "rate", "thanks"];

/** Every page of the folder of the app, as an address; those of a run are walked in participant.spec. */
function addresses(draft: string, question: string): string[] {
  const pages = readdirSync(APP, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("page.tsx"))
    .map((file) => file.replace(/\/?page\.tsx$/, "").replace(/\([^)]*\)\/?/g, ""))
    .sort();
  return pages.flatMap((page) => {
    if (page.endsWith("[step]")) {
      return STEPS.map((step) => `/${page.replace("[study]", OPEN_STUDY).replace("[step]", step)}`);
    }
    const edits = /\/(edit|import)$|content/.test(page);
    return `/${page}`
      .replace("/take/[study]", `/take/${OPEN_STUDY}`)
      .replace("[study]", edits ? draft : CLOSED_STUDY)
      .replace("[ordinal]", "1")
      .replace("[question]", question)
      .replace("[...rest]", "nothing")
      .replace("[token]", "nothing");
  });
}

/** Shows the page; its inline scripts are all marked with one nonce, which is of this reply alone. */
async function visit(page: Page, address: string): Promise<string> {
  const reply = await page.goto(address);
  const policy = reply?.headers()["content-security-policy"] ?? "";
  expect(policy).not.toMatch(/script-src[^;]*'unsafe/);
  const [, nonce = ""] = policy.match(/'nonce-([^']+)'/) ?? [];
  const nonces = await page.evaluate(() => [
    ...new Set([...document.scripts].filter((script) => !script.src).map((script) => script.nonce)),
  ]);
  expect(nonces, address).toEqual([nonce]);
  return nonce;
}

test("no page needs a script that the policy refuses, whatever it shows", async ({ page }) => {
  test.slow();
  const draft = await makeDraftStudy();
  const [row] = await query<{ id: string }>(
    "SELECT q.id FROM question q JOIN study s ON s.id = q.study_id WHERE s.slug = $1 LIMIT 1",
    [draft],
  );
  const expectNothingRefused = watchPolicy(page);
  await openAsStaff(page, "/studies");
  const nonces = new Set<string>();
  const all = [...addresses(draft, row?.id ?? ""), "/no-such-page", "/%", "/studies/none/monitor"];
  for (const address of all) nonces.add(await visit(page, address));
  expect(nonces.size).toBe(all.length);
  expectNothingRefused();
});

test("nor does a page that could not be made", async ({ page }) => {
  const study = await makeDraftStudy();
  // Such as no version of the app has written them.
  await query(
    "INSERT INTO audit_entry (study_id, action, detail) SELECT id, 'none', 'null' FROM study WHERE slug = $1",
    [study],
  );
  await query(
    `UPDATE protocol_version v SET document = '{}', opened_at = now() FROM study s
      WHERE s.id = v.study_id AND s.slug = $1`,
    [study],
  );
  await query("UPDATE study SET status = 'OPEN', opened_at = now() WHERE slug = $1", [study]);
  const expectNothingRefused = watchPolicy(page);
  const broken = await page.goto(`/take/${study}`);
  expect(broken?.status()).toBe(500);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();

  await openAsStaff(page, "/studies");
  const staffs = await page.goto(`/studies/${study}/audit`);
  expect(staffs?.status()).toBe(500);
  await expect(page.getByRole("heading", { name: "This page could not be made" })).toBeVisible();
  // Its button works by a script: the page is asked for again.
  const again = page.waitForResponse((reply) => reply.url().includes(`/studies/${study}/audit`));
  await page.getByRole("button", { name: "Try again" }).click();
  await again;
  expectNothingRefused();
});

test("and the page for when no page can be made has no script at all", async ({
  page,
  baseURL,
}) => {
  const built = readFileSync(new URL("../.next/server/pages/500.html", import.meta.url), "utf8");
  expect(built).not.toContain("<script");
  const expectNothingRefused = watchPolicy(page);
  await page.goto(`${baseURL}/_global-error`);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  expectNothingRefused();
});
