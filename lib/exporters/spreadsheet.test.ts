import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { canRun, runProgram } from "./bundle/testing/run-program";
import { guardFormula } from "./guard-formula";
import { writeCsv } from "./write-csv";

const hasCalc = canRun("soffice", ["--version"]);
const folder = mkdtempSync(join(tmpdir(), "spreadsheet-"));
afterAll(() => rmSync(folder, { recursive: true }));

const FORMULAS = ["=1+1", '=HYPERLINK("http://example.org","x")', "+1+1", "-2+3", "@SUM(1)"];
const OTHERS = [" =1+1", "\t=1+1", "\r=1+1", "'=1+1", "'", 'It\'s; "said", twice', "{=1}"];
const TEXTS = [...FORMULAS, ...OTHERS, "two\nlines", "😀 解释", "\u200f=1+1", "שלום", "\uff1d1+1"];

/** The file as the spreadsheet has it after opening it, with its formulas marked as such. */
async function opened(name: string, freeText: boolean): Promise<string> {
  const column = {
    name: "text",
    type: "string",
    meaning: "",
    get: (text: string) => text,
  } as const;
  let csv = "";
  for await (const piece of writeCsv(TEXTS, [{ ...column, freeText }])) csv += piece;
  writeFileSync(join(folder, `${name}.csv`), csv);
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  // Commas, double quotes, UTF-8, from the first line, formulas read as formulas.
  const reading = "--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,0,true";
  const args = [profile, "--headless", reading, "--convert-to", "fods", `${name}.csv`];
  runProgram("soffice", args, folder);
  return readFileSync(join(folder, `${name}.fods`), "utf8");
}

const plain = (xml: string) =>
  xml
    .replace(/<text:s\/>/g, " ")
    .replace(/<[^>]*>/g, "\n")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");

describe.skipIf(!hasCalc)("A file in a spreadsheet (skipped where soffice is missing)", () => {
  it("has no formula, and every text", async () => {
    expect(await opened("unguarded", false)).toContain("table:formula=");
    const guarded = await opened("guarded", true);
    expect(guarded).not.toContain("table:formula=");
    const lines = plain(guarded).split("\n");
    for (const text of TEXTS) {
      // Of a tab and a carriage return nothing is kept, which is the spreadsheet's own doing.
      if (/[\t\r]/.test(text)) continue;
      for (const line of guardFormula(text).split("\n")) expect(lines).toContain(line);
    }
  });
});
