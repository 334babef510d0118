import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "playwright/test";
import { query } from "./support/database";
import { makeDraftStudy } from "./support/draft-study";
import { FROM_THE_PAGE } from "./support/from-the-page";
import { signIn } from "./support/staff";

/** What the running server answers to input that no page of ours sends. */

const MB = 1024 * 1024;
const FORM = "application/x-www-form-urlencoded";

test("the address, the router's headers and the routes of sign-in are answered with 4xx", async ({
  baseURL,
}) => {
  const ask = async (path: string, headers: Record<string, string> = {}, body?: string) => {
    const method = body === undefined ? "GET" : "POST";
    const reply = await fetch(`${baseURL}${path}`, { method, headers, body, redirect: "manual" });
    return { status: reply.status, type: reply.headers.get("content-type") ?? "" };
  };
  for (const path of [
    "/%",
    "/take/%E0%A4%A",
    "/take/%00",
    "/take/demo?toString=x",
    "/take/demo?PROLIFIC_PID=%00",
  ]) {
    const { status, type } = await ask(path);
    expect([path, status, type]).toEqual([path, 404, "text/html; charset=utf-8"]);
  }
  const rsc = { rsc: "1", "next-router-state-tree": '["",{"children":[1]}]' };
  expect((await ask("/", rsc)).status).toBe(404);
  for (const header of ["next-router-prefetch", "next-router-segment-prefetch", "next-url"]) {
    expect((await ask("/?_rsc=x", { rsc: "1", [header]: "%00\\x" })).status).toBeLessThan(500);
  }

  const auth: [path: string, headers: Record<string, string>, body?: string][] = [
    ["callback/credentials", { "content-type": "application/json" }, "{"],
    ["callback/credentials", { "content-type": "application/json" }, '{"csrfToken":{"a":1}}'],
    ["callback/credentials", { "content-type": "multipart/form-data; boundary=x" }, "--x"],
    ["callback/credentials", { "content-type": FORM }, "csrfToken=%&email=%00&password=%ff"],
    ["signin/credentials", { "content-type": FORM }, "callbackUrl=javascript:alert(1)"],
    ["_log", { "content-type": FORM }, "level=__proto__&code=x"],
    ["session", { "content-type": FORM }, "data=x"],
    ["nonsense", { "content-type": FORM }, "a=b"],
    ["signin?callbackUrl=javascript:alert(1)", {}],
    ["signin?callbackUrl=http://%5B", {}],
    ["error?error=%0d%0aSet-Cookie:%20a=b", {}],
    ["error?error=%E4%BD%A0", {}],
    ["csrf", { cookie: "next-auth.callback-url=nonsense" }],
    ["csrf", { cookie: "next-auth.csrf-token=%; next-auth.session-token=x.y.z" }],
    ["session", { cookie: "next-auth.session-token=%E0%A4%A" }],
    ["callback/nobody?code=x&state=%00", {}],
    ["callback/credentials", {}],
  ];
  for (const [path, headers, body] of auth) {
    const { status } = await ask(`/api/auth/${path}`, headers, body);
    expect([path, body, status < 500 ? "well" : status]).toEqual([path, body, "well"]);
  }
});

test("150 MB to the routes of sign-in leave the memory as it was", async ({ baseURL }) => {
  const pid = process.env.APP_PID;
  test.skip(
    process.platform !== "linux",
    "The memory of another process is read as Linux tells it.",
  );
  const resident = () =>
    Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
  const piece = new Uint8Array(MB);
  let left = 150;
  const body = new ReadableStream({
    pull: (controller) => (left-- > 0 ? controller.enqueue(piece) : controller.close()),
  });
  const before = resident();
  const sent = fetch(`${baseURL}/api/auth/callback/credentials`, {
    method: "POST",
    headers: { "content-type": FORM },
    body,
    duplex: "half",
  } as RequestInit).then(
    ({ status }) => status,
    () => "closed",
  );
  const health = await fetch(`${baseURL}/api/health`);
  expect(health.status).toBe(200);
  expect([413, "closed"]).toContain(await sent);
  expect(resident() - before).toBeLessThan(60);
});

test("a file of 60 MB arrives byte for byte", async ({ page, baseURL }) => {
  const slug = await makeDraftStudy();
  await signIn(page);
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  // Few questions, each with a field that nobody reads.
  const lines = Array.from({ length: 2400 }, (_, number) =>
    JSON.stringify({
      id: `large-${number}`,
      question: `Is this question ${number}?`,
      choices: ["yes", "no"],
      answer: "yes",
      rest: randomBytes(12_800).toString("hex"),
    }),
  );
  const file = lines.join("\n");
  expect(file.length).toBeGreaterThan(60_000_000);
  const form = JSON.stringify({ kind: "questions" });
  const send = async (finding: string | null) => {
    const search = new URLSearchParams({ form, ...(finding === null ? {} : { finding }) });
    const reply = await fetch(`${baseURL}/api/studies/${slug}/content/import?${search}`, {
      method: "POST",
      headers: { ...FROM_THE_PAGE, cookie, "content-type": "text/csv" },
      body: file,
    });
    const lines = (await reply.text()).trim().split("\n");
    return JSON.parse(lines.at(-1) ?? "");
  };
  const looked = await send(null);
  await send(looked.report.finding);
  const [entry] = await query<{ sha256: string }>(
    `SELECT a.detail->>'sha256' AS sha256 FROM audit_entry a JOIN study s ON s.id = a.study_id
      WHERE s.slug = $1 AND a.action = 'import-content'`,
    [slug],
  );
  expect(entry?.sha256).toBe(createHash("sha256").update(file).digest("hex"));
});
