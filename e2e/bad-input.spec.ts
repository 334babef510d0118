import { type APIRequestContext, expect, test } from "playwright/test";
import { FROM_THE_PAGE } from "./support/from-the-page";
import { expectSaved, OPEN_STUDY, startRun } from "./support/participant";

/** What the participants' interface answers to bad input: never 500. */

const ratings = {
  Plausibility: 4,
  Understandability: 4,
  Completeness: 4,
  Satisfaction: 4,
  Contrastiveness: 4,
};
const response = { ratings, durationMs: 10, submittedAt: "2026-05-04T10:00:00.000Z" };

async function put(request: APIRequestContext, url: string, data: unknown, type?: string) {
  const reply = await request.put(url, {
    data: typeof data === "string" ? data : JSON.stringify(data),
    headers: { ...FROM_THE_PAGE, "content-type": type ?? "application/json" },
  });
  const body = await reply.json();
  const paths = (body.error?.fields ?? []).map((field: { path: string }) => field.path);
  return { status: reply.status(), paths, message: body.error?.message };
}

test("a response", async ({ page }) => {
  const sent = page.waitForRequest("**/api/take/trials/**");
  await startRun(page);
  for (let statement = 0; statement < 5; statement++) await page.keyboard.press("3");
  await page.keyboard.press("Enter");
  const url = (await sent).url();
  await expectSaved(page);
  const { request } = page;

  expect(await put(request, url, response)).toMatchObject({ status: 409 });
  expect(await put(request, url, "{oops")).toMatchObject({ status: 400 });
  expect(await put(request, url, { ratings, submittedAt: "yesterday" })).toMatchObject({
    status: 400,
    paths: ["durationMs", "submittedAt"],
  });
  expect(await put(request, url, { ...response, ratings: { Plausibility: "4" } })).toMatchObject({
    status: 400,
    paths: ["ratings.Plausibility"],
  });
  expect(await put(request, url, response, "text/plain")).toMatchObject({ status: 415 });
  expect(await put(request, url, { ...response, more: "x".repeat(70_000) })).toMatchObject({
    status: 413,
  });
  const { Satisfaction: _, ...incomplete } = ratings;
  expect(await put(request, url, { ...response, ratings: incomplete })).toMatchObject({
    status: 422,
    paths: ["ratings.Satisfaction"],
  });
  expect(
    await put(request, url, { ...response, ratings: { ...ratings, Satisfaction: 1e300 } }),
  ).toMatchObject({ status: 422 });
  const unknown = new URL("/api/take/trials/not-an-id/response", url).href;
  expect(await put(request, unknown, response)).toMatchObject({ status: 404 });
  const absent = new URL(`/api/take/trials/${crypto.randomUUID()}/response`, url).href;
  expect(await put(request, absent, response)).toMatchObject({ status: 404 });
});

test("without a cookie, or with a forged one", async ({ request, baseURL }) => {
  const url = `/api/take/trials/${crypto.randomUUID()}/response`;
  expect(await put(request, url, response)).toMatchObject({ status: 401 });
  const forged = await fetch(new URL(url, baseURL), {
    method: "PUT",
    headers: {
      ...FROM_THE_PAGE,
      "content-type": "application/json",
      cookie: `grounded_take_x=${crypto.randomUUID()}.c2lnbmF0dXJl; grounded_take_y=%%%`,
    },
    body: JSON.stringify(response),
  });
  expect(forged.status).toBe(401);
});

test("consent", async ({ request }) => {
  const post = async (study: string, data: unknown) =>
    (await request.post(`/api/take/${study}/consent`, { data })).status();
  const visit = crypto.randomUUID();
  const both = [true, true];
  expect(await post("no-such-study", { query: {}, consents: both, visit })).toBe(404);
  expect(await post(OPEN_STUDY, { query: {}, consents: [true, false], visit })).toBe(400);
  expect(await post(OPEN_STUDY, { query: {}, consents: [true], visit })).toBe(422);
  expect(await post(OPEN_STUDY, { query: {}, consents: both, visit: "x" })).toBe(400);
  expect(await post(OPEN_STUDY, { query: { PROLIFIC_PID: "{{x}}" }, consents: both, visit })).toBe(
    422,
  );
  expect(await post(OPEN_STUDY, { query: { PROLIFIC_PID: 7 }, consents: both, visit })).toBe(400);
  expect(await post(OPEN_STUDY, [])).toBe(400);
});
