import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { expect, test } from "playwright/test";
import { readZip } from "../lib/server/testing/read-zip";
import { expectAccessible, expectNarrow } from "./support/accessibility";
import { query } from "./support/database";
import { CLOSED_STUDY } from "./support/participant";
import { openAsStaff } from "./support/staff";

async function stored(sql: string): Promise<number> {
  const [row] = await query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${sql} JOIN study s ON s.id = x.study_id WHERE s.slug = $1`,
    [CLOSED_STUDY],
  );
  return row?.count ?? -1;
}

test("an analyst takes four files and the bundle; each is whole, and noted with its rows and SHA-256", async ({
  page,
}) => {
  await openAsStaff(page, `/studies/${CLOSED_STUDY}/export`);
  const rowsOf = {
    "ratings.csv": await stored("rating x"),
    "responses.csv": await stored("response x"),
    "participants.csv": await stored("participant x"),
    "codebook.csv": null,
  };
  const taken = new Map<string, { rows: Record<string, string>[]; sha256: string }>();
  for (const [file, count] of Object.entries(rowsOf)) {
    const waiting = page.waitForEvent("download");
    await page.getByRole("link", { name: `Download ${file}` }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe(`${CLOSED_STUDY}-${file}`);
    const bytes = await readFile(await download.path());
    const rows: Record<string, string>[] = parse(bytes, { columns: true });
    if (count !== null) expect(rows).toHaveLength(count);
    taken.set(file, { rows, sha256: createHash("sha256").update(bytes).digest("hex") });
  }

  const described = taken.get("codebook.csv")?.rows ?? [];
  for (const [file, { rows }] of taken) {
    const columns = described.filter((row) => `${row.file}.csv` === file).map((row) => row.column);
    expect(Object.keys(rows[0] ?? {})).toEqual(columns);
  }
  const responses = taken.get("responses.csv")?.rows ?? [];
  expect(Object.keys(responses[0] ?? {}).join(",")).toBe(
    "CASE,rationale,Completeness,Contrastiveness,Plausibility,Satisfaction,Understandability,rationale_id,model,rationale_length,gender,age,country,education,employement",
  );
  expect(new Set(taken.get("ratings.csv")?.rows.map((row) => row.simulated))).toEqual(
    new Set(["true"]),
  );

  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download bundle.zip" }).click();
  const bytes = await readFile(await (await waiting).path());
  const files = readZip(bytes);
  expect([...files.keys()].at(-1)).toBe("SHA256SUMS");
  for (const line of files.get("SHA256SUMS")?.toString().trimEnd().split("\n") ?? []) {
    const [sum, path = ""] = line.split("  ");
    const own = createHash("sha256").update(files.get(path) ?? "");
    expect(own.digest("hex"), path).toBe(sum);
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  taken.set("bundle.zip", { rows: [], sha256 });

  await page.reload();
  const earlier = page.getByRole("table", { name: "Files that were taken" });
  for (const { sha256 } of taken.values()) {
    await expect(earlier.getByRole("row").filter({ hasText: sha256 }).first()).toBeVisible();
  }
});

test("a bundle makes the same study again; a damaged one makes nothing, and says why", async ({
  page,
}) => {
  await openAsStaff(page, "/studies/new");
  const bundle = await page.request.get(`/api/studies/${CLOSED_STUDY}/bundle.zip`);
  const bytes = await bundle.body();
  const slug = `again-${crypto.randomUUID().slice(0, 8)}`;
  await page.getByLabel("Title").fill("The same again");
  await page.getByLabel("Name in addresses").fill(slug);
  const choose = (buffer: Buffer, field = "The bundle") =>
    page
      .getByLabel(field)
      .setInputFiles({ name: "bundle.zip", mimeType: "application/zip", buffer });
  await page.getByLabel("It begins as").selectOption("file");
  await choose(bytes, "The study’s file");
  await page.getByRole("button", { name: "Create the study" }).click();
  await expect(page.getByText("This is a zip archive, not a study’s file.")).toBeVisible();
  await page.getByLabel("It begins as").selectOption("bundle");
  await choose(bytes.subarray(0, bytes.length - 100));
  await page.getByRole("button", { name: "Create the study" }).click();
  await expect(page.getByText("It is no whole zip archive")).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);
  await choose(bytes);
  await page.getByRole("button", { name: "Create the study" }).click();
  await expect(page).toHaveURL(`/studies/${slug}/compare`, { timeout: 60_000 });
  const comparison = async (name: string) =>
    (await page.request.get(`/api/studies/${name}/comparison.json`)).json();
  expect(await comparison(slug)).toEqual(await comparison(CLOSED_STUDY));
});

test("nobody takes a file without signing in, and none that does not exist", async ({ page }) => {
  const source = `/api/v1/studies/${CLOSED_STUDY}/downloads`;
  expect((await page.request.get(`${source}/ratings.csv`)).status()).toBe(401);
  expect((await page.request.get(`/api/v1/studies/${CLOSED_STUDY}/progress`)).status()).toBe(401);
  await openAsStaff(page, "/studies");
  expect((await page.request.get(`${source}/passwords.csv`)).status()).toBe(404);
  expect((await page.request.get("/api/v1/studies/none/downloads/ratings.csv")).status()).toBe(404);
  const head = await page.request.head(`${source}/ratings.csv`);
  expect(head.headers()).toMatchObject({
    "content-type": "text/csv; charset=utf-8; header=present",
    "content-disposition": `attachment; filename="${CLOSED_STUDY}-ratings.csv"`,
    "cache-control": "no-store",
  });
});
