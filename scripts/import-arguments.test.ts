import { describe, expect, it } from "vitest";
import { readImportArguments } from "./import-arguments";

describe("The arguments of the import command", () => {
  it("may be a file alone", () => {
    expect(readImportArguments(["study.csv"])).toEqual({
      file: "study.csv",
      study: null,
      title: null,
      method: null,
      modelSize: null,
      runNumber: null,
      skip: [],
      map: [],
      owner: null,
      check: false,
    });
  });

  it("are read in any order", () => {
    const args = "--study s --run 0 out.csv --method MT+CF:Revised --size 770M --check".split(" ");
    expect(readImportArguments([...args, "--skip", "12, 40", "--title", "A study"])).toMatchObject({
      file: "out.csv",
      study: "s",
      title: "A study",
      method: "MT+CF:Revised",
      modelSize: "770M",
      runNumber: 0,
      skip: [12, 40],
      check: true,
    });
  });

  it("name the columns of a table one by one", () => {
    const args = ["a.csv", "--map", "why=explanation", "--map", "x=y=gold", "--map=notes="];
    expect(readImportArguments(args)).toMatchObject({
      map: [
        { column: "why", field: "explanation" },
        { column: "x=y", field: "gold" },
        { column: "notes", field: null },
      ],
    });
  });

  it("may ask for help", () => {
    expect(readImportArguments(["--help"])).toEqual({ help: true });
  });

  it.each([
    [[], "Name the file"],
    [["a.csv", "b.csv"], "b.csv"],
    [["a.csv", "--studdy", "s"], "--studdy"],
    [["a.csv", "--run", "first"], "--run"],
    [["a.csv", "--run", "9999999999"], "--run"],
    [["a.csv", "--skip", "0"], "--skip"],
    [["a.csv", "--skip", "1,,2"], null],
    [["a.csv", "--skip", "3-5"], "--skip"],
    [["a.csv", "--title="], "--title"],
    [["a.csv", "--size"], "--size"],
    [["a.csv", "--map", "stem=prompt"], "fields are id, question"],
    [["a.csv", "--map", "stem"], "column=field"],
  ])("%j", (args, words) => {
    const read = readImportArguments(args);
    if (words === null) expect(read).toMatchObject({ skip: [1, 2] });
    else expect(read).toMatchObject({ problem: expect.stringContaining(words) });
  });
});
