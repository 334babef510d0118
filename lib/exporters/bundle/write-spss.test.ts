import { describe, expect, it } from "vitest";
import { exportTables } from "../tables/export-tables";
import { dataPath } from "./bundle-description";
import { spssNames } from "./spss/spss-name";
import { makeDescription } from "./testing/made-bundle";
import { writeSpss } from "./write-spss";

const { constructs } = makeDescription();
const description = makeDescription({
  tables: exportTables({
    scales: constructs,
    ownQuestions: [],
    methods: ["CF"],
    identifiers: true,
  }).map((table) => ({
    ...table,
    path: dataPath(table.name),
    columns: [...table.columns],
  })),
});
const syntax = writeSpss(description);

describe("syntax.sps", () => {
  it("reads every file by its path into a dataset", () => {
    for (const { path } of description.tables) expect(syntax).toContain(`/FILE='bundle/${path}'`);
    expect(syntax).toContain("DATASET NAME ratings.");
    expect(syntax).toContain("DATASET NAME accuracy_runs.");
  });

  it("gives types, labels, values, missing texts and levels", () => {
    expect(syntax).toMatch(/\n {4}rating F12\.0\n/);
    expect(syntax).toMatch(/VALUE LABELS rating\n {2}1 'strongly disagree'\n/);
    expect(syntax).toContain("VARIABLE LEVEL rating (ORDINAL).");
    expect(syntax).toMatch(/MISSING VALUES\n {2}study\n[^.]*\(' '\)\./);
    expect(syntax).toMatch(/RECODE text_\d+ \('true'=1\) \('false'=0\) INTO excluded\./);
    expect(syntax).toMatch(/IF \(text_\d+ <> ' '\) received_at =\n {2}DATE\.DMY\(/);
  });

  it("has no line that a reader of commands would cut, and no blank one within a command", () => {
    for (const line of syntax.split("\n")) expect(Buffer.byteLength(line)).toBeLessThan(256);
    for (const block of syntax.split(/\n\n+/)) expect(block.trimEnd()).toMatch(/\.$/);
  });

  it("keeps quotes and line breaks of labels within them", () => {
    const column = {
      name: "a",
      type: "string",
      meaning: "It's\r\n\u2028one.\n\n. EXECUTE.",
    } as const;
    const table = { name: "t", path: "t.csv", rows: "one row", meaning: "", columns: [column] };
    const written = writeSpss(makeDescription({ tables: [table] }));
    expect(written).toContain("a\n    'It''s one. . EXECUTE.'.");
  });

  it("makes names that SPSS takes, each once", () => {
    expect(spssNames(["with", "own_1", "Own_1", "Länge?", "1st", "a-b", "?"])).toEqual([
      ...["v_with", "own_1", "Own_1_2", "Länge", "v_1st", "a_b", "v"],
    ]);
    const long = spssNames([`own_${"ü".repeat(60)}`, `own_${"ü".repeat(61)}`]);
    for (const name of long) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(64);
    expect(new Set(long).size).toBe(2);
  });
});
