import { describe, expect, it } from "vitest";
import { saveStatementsSchema } from "@/lib/schemas/protocol/protocol-edit";
import { loadComparison } from "@/lib/server/comparison/load-comparison";
import { changeStatus } from "@/lib/server/lifecycle/change-status";
import { db } from "@/lib/server/shared/db";
import { hashDocument } from "@/lib/server/study-builder/hash-document";
import { makeAccess } from "@/lib/server/testing/made-study";
import { makeSmallStudy, rateNext, takenStudy, takePart } from "@/lib/server/testing/small-study";
import { takeRows } from "@/lib/server/testing/take-file";
import { AGREEMENT } from "@/lib/study/protocol/construct-library";
import { firstProtocol } from "@/lib/study/protocol/first-protocol";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { loadConstructsPage } from "./load-constructs-page";
import { loadProtocolVersion } from "./load-versions";
import { saveStatements } from "./save-statements";

const DEMO_HASH = hashDocument(DEMO_PROTOCOL);
const STATEMENTS = {
  constructs: [
    {
      key: "Trust",
      statement: "I trust it.",
      scale: ["no", "", "", "", "", "", "", "", "", "", "yes"],
    },
    { key: "Doubt", statement: "I doubt it.", reversed: true },
  ],
  scale: [...AGREEMENT],
  constructOrder: "fixed" as const,
};

async function makeDraft(protocol: typeof DEMO_PROTOCOL | null = DEMO_PROTOCOL) {
  const study = await makeSmallStudy({ status: "DRAFT", protocol });
  return { study, access: await makeAccess(study) };
}

describe("saving the constructs", () => {
  it("changes what is rated and nothing else, and the study's constructs with it", async () => {
    const { access } = await makeDraft();
    const saved = await saveStatements(access, { basedOn: DEMO_HASH, statements: STATEMENTS });
    expect(await loadProtocolVersion(access, 1)).toEqual({ ...DEMO_PROTOCOL, ...STATEMENTS });
    await saveStatements(access, { basedOn: DEMO_HASH, statements: STATEMENTS });
    const noted = await db().auditEntry.findMany({
      where: { studyId: access.studyId, userId: access.userId },
      select: { action: true, detail: true },
    });
    expect(noted).toEqual([{ action: "save-protocol", detail: { version: 1, hash: saved.hash } }]);
    const page = await loadConstructsPage(access);
    expect(page).toMatchObject({ editable: true, protocol: { hash: saved.hash } });
    expect(page.constructs).toEqual([
      { key: "Trust", statement: "I trust it.", points: 11, reversed: false },
      { key: "Doubt", statement: "I doubt it.", points: 5, reversed: true },
    ]);
    expect(page.sample?.explanation).toContain("Because");
  });

  it("needs no finished protocol, and leaves what is begun of it", async () => {
    const { access } = await makeDraft(null);
    const basedOn = hashDocument({});
    await saveStatements(access, { basedOn, statements: STATEMENTS });
    const { protocol } = await loadConstructsPage(access);
    expect(protocol.document).toEqual({
      ...firstProtocol("A small study"),
      ...STATEMENTS,
    });
  });

  it("is refused when somebody else saved meanwhile, and once the study has opened", async () => {
    const { access } = await makeDraft();
    const input = { basedOn: DEMO_HASH, statements: STATEMENTS };
    const { hash } = await saveStatements(access, input);
    const other = { ...STATEMENTS, constructOrder: "random" as const };
    const refused = { code: "changed-meanwhile", status: 409 };
    await expect(
      saveStatements(access, { basedOn: DEMO_HASH, statements: other }),
    ).rejects.toMatchObject(refused);
    await changeStatus(access, { action: "open", hash, confirmed: true });
    await expect(
      saveStatements(access, { basedOn: hash, statements: other }),
    ).rejects.toMatchObject(refused);
    expect((await loadConstructsPage(access)).editable).toBe(false);
  });

  it("names the fields that are wrong", () => {
    const scale = ["", "maybe"];
    const input = { basedOn: "", statements: { ...STATEMENTS, scale } };
    expect(saveStatementsSchema.safeParse(input).error?.issues).toMatchObject([
      { path: ["statements", "scale", 0] },
    ]);
  });
});

describe("answers on scales of their own", () => {
  it("are stored as given, and turned around in the comparison and as the export's score", async () => {
    const { study, access } = await makeDraft();
    const { hash } = await saveStatements(access, { basedOn: DEMO_HASH, statements: STATEMENTS });
    await changeStatus(access, { action: "open", hash, confirmed: true });
    const taken = await takenStudy(study);
    await rateNext(taken, await takePart(taken, "somebody"), 1);

    const values = await db().rating.findMany({
      where: { studyId: access.studyId },
      orderBy: { construct: { position: "asc" } },
      select: { value: true },
    });
    expect(values).toEqual([{ value: 4 }, { value: 4 }]);
    const { counts, counted } = await loadComparison(access, "all", 0);
    const given = counts.counts.map((construct) =>
      construct.reduce((sum, method) => sum.map((count, at) => count + (method[at] ?? 0))),
    );
    expect(given).toEqual([
      [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0],
      [0, 1, 0, 0, 0],
    ]);
    // Scales of different lengths have no common mean.
    expect(counted.map(({ key }) => key)).toEqual(["Trust", "Doubt"]);

    const rows = await takeRows(access, "ratings.csv");
    const cells = (name: string) => rows.map((row) => row[name]);
    expect(cells("rating")).toEqual(["4", "4"]);
    expect(cells("score")).toEqual(["4", "2"]);
    expect(cells("scale_points")).toEqual(["11", "5"]);
  });
});
