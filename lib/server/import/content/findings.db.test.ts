import { expect, it } from "vitest";
import { suggestMapping } from "@/lib/importers/column-mapping";
import type { ContentFormInput } from "@/lib/schemas/content/content-import";
import { bringContent } from "@/lib/server/testing/bring-content";
import { makeAccess, makeStudy } from "@/lib/server/testing/made-study";

const COLUMNS = "id,question,choices,gold,method,answer,explanation";
const FORM: ContentFormInput = {
  kind: "table",
  mapping: suggestMapping(COLUMNS.split(",")),
  defaults: { method: null, modelSize: null, runNumber: null },
};

/** What is said of explanations of different questions. */
async function remarksOn(...explanations: string[]) {
  const access = await makeAccess(await makeStudy({ methods: [], questions: [] }));
  const rows = explanations.map(
    (text, row) => `${row},Where is thing ${row}?,here|there,here,MT,here,"${text}"`,
  );
  const looked = await bringContent(access, FORM, [COLUMNS, ...rows].join("\n"));
  expect(looked).toMatchObject({ ok: true });
  return looked.remarks.map(({ line, reason }) => `${line} ${reason}`);
}

it("Explanations that only say that there is none are counted in one remark", async () => {
  expect(await remarksOn("It is so.", "nan", "N/A", "None")).toEqual([
    "3 3 explanations only say that there is none: “nan”. Leave the cell empty where there is no explanation.",
  ]);
});

it("The same explanation for several questions is a remark, and so is markup", async () => {
  const rivers = "Rivers flow.";
  expect(await remarksOn(rivers, "It <b>is</b>.", rivers, "One &amp; two.", rivers)).toEqual([
    "2 The same explanation is in 3 rows, for different questions, here first: “Rivers flow.”. Check that explanations belong to their questions.",
    "3 2 explanations contain markup: “<b>”. Participants see it as it is; remove it from the file.",
  ]);
  expect(await remarksOn(rivers, rivers)).toEqual([]);
});

it("Explanations that break off are a remark, with the length at which many were cut", async () => {
  const cut = (at: number) =>
    `Number ${at}: ${"it stays where people look for it, and ".repeat(3)}`;
  const texts = [1, 2, 3, 4, 5].map((at) => cut(at).slice(0, 100));
  expect(await remarksOn("It is there.", ...texts, cut(6).slice(0, 90))).toEqual([
    "3 6 explanations break off without an end of a sentence. 5 of them have exactly 100 characters. If the model's output was cut, generate it with a higher limit.",
  ]);
});

it("Markup in a question is a remark of its own", async () => {
  const access = await makeAccess(await makeStudy({ methods: [], questions: [] }));
  const text = `${COLUMNS}\n1,Is 3 &lt; 5?,&quot;yes&quot;|no,no,MT,no,So.`;
  const { remarks } = await bringContent(access, FORM, text);
  expect(remarks).toMatchObject([
    { line: 2, field: "question", reason: expect.stringMatching(/^1 question contains markup/) },
  ]);
});
