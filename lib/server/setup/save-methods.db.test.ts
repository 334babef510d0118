import { describe, expect, it } from "vitest";
import type { EditedMethod } from "@/lib/schemas/setup/methods";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { makeAccess } from "@/lib/server/testing/made-study";
import { makeSmallStudy } from "@/lib/server/testing/small-study";
import { loadMethods } from "./load-methods";
import { saveMethods } from "./save-methods";

async function open(study: BuiltStudy) {
  const access = await makeAccess(study);
  const { methods, hash } = await loadMethods(db(), study.id);
  const edited = methods.map((method) => ({ ...method, colour: null }) as EditedMethod);
  return { access, methods: edited, basedOn: hash };
}

describe("The methods of a draft", () => {
  it("are renamed, ordered anew, coloured and added as a whole", async () => {
    const study = await makeSmallStudy({ status: "DRAFT", methodKeys: ["CF", "MT"] });
    const { access, methods, basedOn } = await open(study);
    const [cf, mt] = methods as [EditedMethod, EditedMethod];
    await saveMethods(access, {
      basedOn,
      methods: [
        { ...mt, key: "CF", label: "Multitask", colour: "#117733" },
        { ...cf, key: "MT", factors: [{ name: "training", level: "counterfactual" }] },
        { id: null, key: "new", label: "New", factors: [], colour: null },
      ],
    });
    const saved = await loadMethods(db(), study.id);
    expect(saved.methods).toMatchObject([
      { id: mt.id, key: "CF", label: "Multitask", colour: "#117733" },
      { id: cf.id, key: "MT", factors: [{ name: "training", level: "counterfactual" }] },
      { key: "new" },
    ]);
  });

  it("lose none that explanations are of, and one that nothing uses", async () => {
    const study = await makeSmallStudy({ status: "DRAFT", methodKeys: ["CF", "MT"] });
    await db().method.create({ data: { studyId: study.id, key: "x", label: "X", position: 3 } });
    const { access, methods, basedOn } = await open(study);
    await expect(saveMethods(access, { basedOn, methods: methods.slice(1) })).rejects.toMatchObject(
      {
        code: "not-acceptable",
        message: "“CF” has 12 explanations: delete them on the Content page first.",
      },
    );
    const { methods: kept } = await saveMethods(access, { basedOn, methods: methods.slice(0, 2) });
    expect(kept.map(({ key }) => key)).toEqual(["CF", "MT"]);
  });

  it("are not saved over somebody else's change, nor once the study has left draft", async () => {
    const study = await makeSmallStudy({ status: "DRAFT" });
    const { access, methods, basedOn } = await open(study);
    const renamed = methods.map((method) => ({ ...method, label: `${method.label}!` }));
    await saveMethods(access, { basedOn, methods: renamed });
    await expect(saveMethods(access, { basedOn, methods })).rejects.toMatchObject({
      code: "changed-meanwhile",
    });
    const opened = await open(await makeSmallStudy());
    await expect(saveMethods(opened.access, opened)).rejects.toMatchObject({
      code: "study-not-open",
    });
  });
});
