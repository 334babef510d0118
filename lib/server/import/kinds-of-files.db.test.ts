import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseProlificSubmissions } from "@/lib/importers/parse-prolific-submissions";
import { importByCommand, importByPage, kindOfFile } from "./testing/import-both-ways";
import { KINDS } from "./testing/kinds";

describe("A file of this kind gives the same by the page and by the command", () => {
  it.each(KINDS)("$file: $what", async (kind) => {
    const { refused, findings, stored, byCommandAlone } = kind;
    expect(await importByCommand(kind)).toEqual({ refused, findings, stored });
    if (byCommandAlone) return;
    expect(await importByPage(kind)).toEqual({ refused, findings, stored });
  });
});
