import { describe, expect, it } from "vitest";
import { db } from "@/lib/server/shared/db";
import {
  countRows,
  importText,
  newTarget,
  ratingsFile,
  runsFile,
} from "@/lib/server/testing/import-test-support";
import { importRatings } from "./import-ratings";

const MT = "0,0.651,few-shot-positive-rationale,220M,task-prefix";
const CF = "0,0.605,few-shot-positive-rationale,220M,counterfactual-prefix";
const REVISED = "0,0.7649,few-shot-revision,770M,both";

function runsOf(slug: string) {
  return db().modelRun.findMany({
    where: { study: { slug } },
    orderBy: [{ method: { position: "asc" } }, { testAccuracy: "asc" }],
    select: {
      modelSize: true,
      runNumber: true,
      testAccuracy: true,
      method: { select: { key: true, position: true } },
    },
  });
}

describe("Accuracies of runs", () => {
  it("make a draft study with their methods in our order", async () => {
    const target = { ...newTarget(), skip: [] };
    expect(await importText(runsFile(REVISED, MT, CF), target)).toMatchObject({
      ok: true,
      summary: { stored: 3, study: { status: "DRAFT", made: true }, leftOut: [] },
    });
    const run = { modelSize: "220M", runNumber: 0 };
    expect(await runsOf(target.slug)).toEqual([
      { ...run, testAccuracy: 0.605, method: { key: "CF:Unrevised", position: 1 } },
      { ...run, testAccuracy: 0.651, method: { key: "MT:Unrevised", position: 2 } },
      {
        modelSize: "770M",
        runNumber: 0,
        testAccuracy: 0.7649,
        method: { key: "MT+CF:Revised", position: 3 },
      },
    ]);
  });

  it("put new methods among those of the draft", async () => {
    const target = { ...newTarget(), skip: [] };
    await importText(runsFile(REVISED, CF), target);
    expect(await importText(runsFile(MT), target)).toMatchObject({
      ok: true,
      summary: { methodsAdded: ["MT:Unrevised"], study: { made: false } },
    });
    const methods = (await runsOf(target.slug)).map(({ method }) => method.key);
    expect(methods).toEqual(["CF:Unrevised", "MT:Unrevised", "MT+CF:Revised"]);
  });

  it("that are there already are refused by line, and nothing is stored", async () => {
    const target = { ...newTarget(), skip: [] };
    await importText(runsFile(MT, CF), target);
    const before = await countRows();
    const again = runsFile(REVISED, MT);
    expect(await importText(again, target)).toMatchObject({
      ok: false,
      problems: [{ line: 3, field: "run", reason: expect.stringContaining(".651000") }],
    });
    expect(await countRows()).toEqual(before);
    expect(await importText(again, { ...target, skip: [3] })).toMatchObject({
      ok: true,
      summary: { stored: 1, skipped: [3] },
    });
  });

  it("may have a run number twice in the file, as a remark", async () => {
    const target = { ...newTarget(), skip: [] };
    const outcome = await importText(runsFile(MT, MT.replace("0.651", "0.7")), target);
    expect(outcome).toMatchObject({ ok: true, summary: { stored: 2 }, remarks: [{ line: 3 }] });
  });

  it("with a bad row store nothing, and the rest when that line is left out", async () => {
    const before = await countRows();
    const text = runsFile(MT, "1,high,few-shot-revision,220M,both", CF);
    const target = newTarget();
    expect(await importText(text, { ...target, skip: [] })).toMatchObject({
      ok: false,
      problems: [{ line: 3 }],
    });
    expect(await countRows()).toEqual(before);
    expect(await importText(text, { ...target, skip: [3] })).toMatchObject({
      ok: true,
      summary: { stored: 2 },
    });
  });

  it("of other methods are left out of a closed study, and named", async () => {
    const target = newTarget();
    await importRatings(ratingsFile("1,RE08,1,2,3,4,5,7,MT:PosRationales,90,"), target);
    expect(await importText(runsFile(REVISED, MT), { ...target, skip: [] })).toMatchObject({
      ok: true,
      summary: { stored: 1, leftOut: [{ line: 2, methodKey: "MT+CF:Revised" }] },
    });
    const none = await importText(runsFile(REVISED), { ...target, skip: [] });
    expect(none).toMatchObject({ ok: false, option: "study" });
  });

  it("of a name that looks like one of the study's methods are said", async () => {
    const target = { ...newTarget(), skip: [] };
    const rows = (...names: string[]) =>
      ["run,method,model_size,test accuracy", ...names.map((name) => `1,${name},60M,0.6`)].join(
        "\n",
      );
    await importText(rows("Short"), target);
    expect(await importText(rows("SHORT", "Plain"), target)).toMatchObject({
      ok: true,
      summary: { methodsAdded: ["Plain", "SHORT"] },
      remarks: [{ field: "method", reason: expect.stringContaining("differ only in capitals") }],
    });
  });
});
