import { createHash } from "node:crypto";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { BUNDLE_DOCUMENTS } from "@/lib/exporters/bundle/bundle-documents";
import { exportFiltersSchema } from "@/lib/schemas/export/export-filters";
import { studyFileSchema } from "@/lib/schemas/setup/study-file";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { loadComparisonDocument } from "@/lib/server/comparison/load-comparison-document";
import { listExports } from "@/lib/server/export/list-exports";
import { replyWithPieces } from "@/lib/server/export/reply-with-pieces";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { COMPARED_PEOPLE, makeComparedStudy } from "@/lib/server/testing/compared-study";
import { storePeople } from "@/lib/server/testing/finished-people";
import { makeAccess } from "@/lib/server/testing/made-study";
import { openUnchecked } from "@/lib/server/testing/open-unchecked";
import { readZip } from "@/lib/server/testing/read-zip";
import { firstProtocol } from "@/lib/study/protocol/first-protocol";
import { exportBundle } from "./export-bundle";

const ask = (filters: Record<string, string> = {}) => exportFiltersSchema.parse(filters);

async function take(access: StudyAccess, filters: Record<string, string> = {}) {
  const pieces: Uint8Array[] = [];
  for await (const piece of exportBundle(access, ask(filters))) pieces.push(piece);
  const archive = Buffer.concat(pieces);
  const files = readZip(archive);
  const text = (path: string) => files.get(path)?.toString("utf8") ?? "";
  const json = (path: string) => JSON.parse(text(path));
  const rows = (table: string): Record<string, string>[] =>
    parse(text(`data/description-${table}_data.csv`), { columns: true });
  return { archive, files, text, json, rows };
}

/** Connections that hold a snapshot open in this test's database. */
async function openSnapshots(): Promise<number> {
  const [row] = await db().$queryRaw<{ open: number }[]>`
    SELECT count(*)::int AS open FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()
        AND (state = 'idle in transaction' OR state = 'active')`;
  return row?.open ?? 0;
}

const REQUEST = new Request("http://localhost/");
const countRatings = (study: BuiltStudy) => db().rating.count({ where: { studyId: study.id } });

describe("A bundle", () => {
  it("holds every file under the hash that its sums say, and counts what the database has", async () => {
    const study = await makeComparedStudy();
    const access = await makeAccess(study);
    const { archive, files, text, json, rows } = await take(access);
    const sums = text("SHA256SUMS").trimEnd().split("\n");
    const listed = new Map(sums.map((line) => [line.slice(66), line.slice(0, 64)]));
    expect([...files.keys()].at(-1)).toBe("SHA256SUMS");
    expect([...listed.keys()]).toEqual([...files.keys()].slice(0, -1));
    for (const { path } of Object.values(BUNDLE_DOCUMENTS))
      expect([...files.keys()]).toContain(path);
    for (const [path, sum] of listed) {
      const bytes = files.get(path) ?? Buffer.of();
      expect(createHash("sha256").update(bytes).digest("hex"), path).toBe(sum);
    }
    const manifest = json("manifest.json");
    const described = new Map<string, { rows?: number; bytes: number; sha256: string }>(
      manifest.files.map((file: { path: string }) => [file.path, file]),
    );
    for (const [path, { bytes, sha256 }] of described) {
      expect(bytes, path).toBe(files.get(path)?.length);
      expect(sha256, path).toBe(listed.get(path));
    }
    const counted = described.get("data/description-ratings_data.csv")?.rows;
    expect(counted).toBe(await countRatings(study));
    expect(rows("ratings")).toHaveLength(counted ?? -1);
    expect(rows("participants")).toHaveLength(COMPARED_PEOPLE.length);

    const all = [...described]
      .filter(([path]) => path.startsWith("data/"))
      .reduce((sum, [, { rows: own = 0 }]) => sum + own, 0);
    const codebook: string[][] = parse(text("codebook.csv"));
    expect(described.get("codebook.csv")?.rows).toBe(codebook.length - 1);
    const record = text("record.jsonl").trimEnd().split("\n");
    expect(described.get("record.jsonl")?.rows).toBe(record.length);
    expect(described.get("spss-participants.csv")?.rows).toBe(COMPARED_PEOPLE.length);
    expect(text("spss-participants.csv")).toBe(text("data/description-participants_data.csv"));
    const noted = await db().exportRecord.findFirst({ where: { studyId: study.id } });
    expect(noted).toMatchObject({
      file: "bundle.zip",
      sha256: createHash("sha256").update(archive).digest("hex"),
      rows: all,
      counted: all,
    });
  });

  it("follows the published rules of Psych-DS", async () => {
    const access = await makeAccess(await makeComparedStudy());
    const { files, json } = await take(access);
    const dataset = json("dataset_description.json");
    expect(dataset["@type"]).toBe("Dataset");
    for (const field of ["name", "description", "variableMeasured"])
      expect(dataset).toHaveProperty(field);
    const measured = new Set(dataset.variableMeasured.map(({ name }: { name: string }) => name));
    expect(measured.size).toBe(dataset.variableMeasured.length);
    const columns = new Set<string>();
    for (const [path, bytes] of files) {
      if (!path.startsWith("data/")) continue;
      expect(path).toMatch(/^data\/([a-z]+-[a-zA-Z0-9]+)(_[a-z]+-[a-zA-Z0-9]+)*_data\.csv$/);
      // Fails on a row of another length than the header.
      const [header = []] = parse(bytes, { toLine: 1 }) as string[][];
      parse(bytes);
      expect(new Set(header).size, path).toBe(header.length);
      expect(header).not.toContain("row_id");
      for (const column of header) columns.add(column);
    }
    expect(columns).toEqual(measured);
    expect(files.has("README.md") && files.has("CHANGES.md")).toBe(true);
  });

  it.each(["all", "completed", "checked"] as const)(
    "has the comparison page's document of its own rows: %s",
    async (set) => {
      const access = await makeAccess(await makeComparedStudy());
      const document = JSON.parse(JSON.stringify(await loadComparisonDocument(access, set)));
      const { json, rows, text } = await take(access, { set });
      expect(json("comparison.json")).toEqual(document);
      expect(new Set(rows("ratings").map(({ trial_id }) => trial_id)).size).toBe(
        document.responses,
      );
      expect(text("methods.md")).toContain(
        `${document.responses} responses by ${document.participants}`,
      );
    },
  );

  it("tells in its methods of whom the filters choose, and of nobody else", async () => {
    const access = await makeAccess(await makeComparedStudy());
    const told = async (filters: Record<string, string>) =>
      (await take(access, filters)).text("methods.md");
    expect(await told({})).toMatch(/5 people consented .* 1 simulated, not people/);
    // Those outside the analysis set are told of: they were recruited.
    expect(await told({ set: "completed" })).toContain("5 people consented");
    expect(await told({ set: "checked" })).toContain(
      "leaves out 1 for not completing, 0 for failed attention checks and 2 for failed checks of data quality (1 for one and the same answer throughout, 1 for answers faster",
    );
    const people = await told({ simulated: "no" });
    expect(people).toContain("4 people consented");
    expect(people).not.toContain("not people");
    expect(people).toContain("Simulated participants are left out.");
    expect(await told({ from: "2999-01-01" })).toContain("There are no participants in these data");
  });

  it("is the study as code too, and what participants agreed to, without recruiters' codes", async () => {
    const protocol = firstProtocol("What people think");
    protocol.recruitment.prolific = {
      ends: { completed: { code: "SECRET42", returnUrl: null } },
    } as never;
    const study = await makeComparedStudy([], { protocol });
    const { json, files, text } = await take(await makeAccess(study), { identifiers: "yes" });
    const { $schema, ...file } = json("grounded.study.json");
    expect($schema).toMatch(/^http.*\/grounded\.study\.schema\.json$/);
    expect(studyFileSchema.parse(file).questions).toHaveLength(6);
    expect([...files.keys()].filter((path) => path.includes("identifiers"))).toEqual([]);
    const materials = [...files.keys()].filter((path) => path.startsWith("materials/"));
    expect(materials).toHaveLength(2);
    for (const path of files.keys()) expect(text(path), path).not.toContain("SECRET42");
    expect(text("methods.md")).toContain("There are no participants in these data.");
  });

  it("is of one moment, whatever is stored while it is taken", async () => {
    const study = await makeComparedStudy();
    const access = await makeAccess(study);
    const before = await countRatings(study);
    const stream = exportBundle(access, ask());
    const pieces: Uint8Array[] = [];
    const first = await stream.next();
    if (!first.done) pieces.push(first.value);
    await storePeople(study, COMPARED_PEOPLE, 100);
    await db().question.updateMany({ where: { studyId: study.id }, data: { stem: "Changed?" } });
    for await (const piece of stream) pieces.push(piece);
    const files = readZip(Buffer.concat(pieces));
    const text = (path: string) => files.get(path)?.toString() ?? "";
    expect(await countRatings(study)).toBe(2 * before);
    expect(parse(text("data/description-ratings_data.csv"), { columns: true })).toHaveLength(
      before,
    );
    expect(parse(text("data/description-participants_data.csv"), { columns: true })).toHaveLength(
      COMPARED_PEOPLE.length,
    );
    expect(JSON.parse(text("comparison.json")).responses * 2).toBe(before);
    for (const path of files.keys()) expect(text(path), path).not.toContain("Changed?");
  });

  it("that cannot be described is refused before anything is sent", async () => {
    const study = await makeComparedStudy();
    await openUnchecked(study.id);
    const access = { ...(await makeAccess(study)), studyId: crypto.randomUUID() };
    await expect(replyWithPieces(REQUEST, exportBundle(access, ask()), {})).rejects.toThrow();
    await expect.poll(openSnapshots).toBe(0);
  });

  it("that is not taken to its end frees its connections, and is not noted", async () => {
    const study = await makeComparedStudy();
    const access = await makeAccess(study);
    const stream = exportBundle(access, ask());
    await stream.next();
    expect(await openSnapshots()).toBeGreaterThan(0);
    await stream.return();
    await expect.poll(openSnapshots).toBe(0);
    expect(await listExports(access)).toEqual([]);
  });
});
