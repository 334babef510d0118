import { describe, expect, it } from "vitest";
import type { AnalysisSet } from "@/lib/comparison/analysis-set";
import { compareTable } from "@/lib/comparison/testing/compare-table";
import { makeTable } from "@/lib/comparison/testing/make-table";
import { guardFormula } from "@/lib/exporters/guard-formula";
import { firstProtocol } from "@/lib/study/protocol/first-protocol";
import { dataPath, type FailedChecks } from "./bundle-description";
import { BUNDLE_DOCUMENTS } from "./bundle-documents";
import { makeDescription, makeFigures } from "./testing/made-bundle";
import { makePerformance } from "./testing/made-performance";
import { writeAnalysisR } from "./write-analysis-r";
import { writeChanges } from "./write-changes";
import { writeCitation } from "./write-citation";
import { writeBundleCodebook } from "./write-codebook";
import { writeDatasetDescription } from "./write-dataset-description";
import { writeManifest, writeSums } from "./write-manifest";
import { writeMaterials } from "./write-materials";
import { writeMethods } from "./write-methods";
import { writeNotebook } from "./write-notebook";
import { writePsychDsIgnore } from "./write-psych-ds-ignore";
import { writeReadme } from "./write-readme";

const description = makeDescription();
const figures = makeFigures();

describe("The documents of a bundle", () => {
  it("name every file, its rows and what each is for in the README", () => {
    const readme = writeReadme(description);
    for (const { path } of Object.values(BUNDLE_DOCUMENTS)) expect(readme).toContain(`\`${path}\``);
    for (const { path } of description.tables) expect(readme).toContain(`\`${path}\``);
    expect(readme).toContain("# A made study: “one” \\| two");
    expect(readme).toContain("answered everything and are not excluded");
    const everybody = makeDescription({ filters: { ...description.filters, set: null } });
    expect(writeReadme(everybody)).toContain("rows whose column “excluded” is true");
  });

  it("name materials only where they are known, and how to take the guard's apostrophe off", () => {
    expect(writeReadme(description)).toContain("| `materials/` |");
    const protocols = [{ number: 1, hash: "", openedAt: null, document: null }];
    expect(writeReadme(makeDescription({ protocols }))).not.toContain("materials/");
    const pattern = /```text\n {2}(.*)\n/.exec(writeReadme(description))?.[1] ?? "";
    for (const text of ["=1", " =1", "\u3000\uFF1D1", "'\uFF201", "'it"]) {
      const guarded = guardFormula(text);
      const isGuarded = guarded.startsWith("'") && new RegExp(pattern).test(guarded);
      expect(isGuarded ? guarded.slice(1) : guarded).toBe(text);
    }
  });

  it("describe every column once for Psych-DS, with each file's meaning where it differs", () => {
    const described = JSON.parse(writeDatasetDescription(description));
    expect(described).toMatchObject({ "@context": "https://schema.org/", "@type": "Dataset" });
    expect(described.name).toBe(description.study.title);
    const names = described.variableMeasured.map(({ name }: { name: string }) => name);
    expect(names).toEqual(["participant_code", "rating", "excluded"]);
    const [, rating, excluded] = described.variableMeasured;
    expect(rating).toMatchObject({ unitText: "points", minValue: 1, maxValue: 5 });
    expect(excluded.description).toBe(
      "In ratings: Whether it counts. In accuracy-runs: Whether the run counts.",
    );
  });

  it("have data files by the names of Psych-DS", () => {
    for (const table of ["ratings", "accuracy-runs"]) {
      expect(dataPath(table)).toMatch(
        /^data\/([a-z]+-[a-zA-Z0-9]+)(_[a-z]+-[a-zA-Z0-9]+)*_data\.csv$/,
      );
    }
  });

  it("are passed over by the validator of Psych-DS, but for those that it knows", () => {
    const ignored = writePsychDsIgnore([{ name: "ratings" }, { name: "participants" }])
      .trimEnd()
      .split("\n");
    expect(ignored).toEqual(
      expect.arrayContaining([
        "record.jsonl",
        "codebook.csv",
        ".psychds-ignore",
        "spss-participants.csv",
      ]),
    );
    expect(ignored).not.toContain("spss-ratings.csv");
    for (const known of ["README.md", "CHANGES.md", "dataset_description.json"]) {
      expect(ignored).not.toContain(known);
    }
  });

  it("cite the study as an entity, whatever its title says", () => {
    const citation = writeCitation({
      ...description,
      study: { ...description.study, title: 'A "title": with\nlines\u2028 # and\\ more' },
    });
    expect(citation).toContain('title: "A \\"title\\": with\\nlines\\u2028 # and\\\\ more"');
    expect(citation).toMatch(/^authors:\n {2}- name: "The study /m);
    expect(citation).toMatch(/^date-released: "\d{4}-\d\d-\d\d"$/m);
  });

  it("have a codebook of all columns and of itself", () => {
    const lines = writeBundleCodebook(description).trimEnd().split("\r\n");
    expect(lines).toHaveLength(1 + 4 + 6);
    expect(lines[1]).toContain("data/description-ratings_data.csv,participant_code,");
  });

  it("keep what participants read and agreed to, by version", () => {
    const [protocol, consent] = writeMaterials(description.protocols);
    expect(JSON.parse(protocol?.text ?? "")).toEqual(description.protocols[0]?.document);
    expect(consent?.path).toBe("materials/protocol-version-1-consent-en.md");
    expect(consent?.text).toContain("## How do you stop?");
    expect(consent?.text).toContain("5 strongly agree");
    const translated = writeMaterials([
      {
        number: 2,
        hash: "",
        openedAt: null,
        document: {
          ...firstProtocol("What people think"),
          languages: ["en", "de"],
          texts: { de: { "What people think": "Was man denkt" } },
        },
      },
    ]);
    expect(translated.map(({ path }) => path)).toEqual([
      "materials/protocol-version-2.json",
      "materials/protocol-version-2-consent-en.md",
      "materials/protocol-version-2-consent-de.md",
    ]);
    expect(translated[2]?.text).toContain("# Was man denkt");
    expect(writeMaterials([{ number: 1, hash: "", openedAt: null, document: null }])).toEqual([]);
  });

  it("list the versions of the protocol by day", () => {
    const lines = writeChanges(description).split("\n- ");
    expect(lines[1]).toMatch(/^2026-02-01: Version 1 of the protocol opened/);
    expect(lines.at(-1)).toMatch(/^2026-03-04: These data were taken out/);
  });

  it("count rows, bytes and hashes in the manifest", () => {
    const manifest = JSON.parse(writeManifest(description, figures));
    expect(manifest).toMatchObject({
      format: "grounded.bundle/1",
      filters: description.filters,
      protocolVersions: [{ number: 1 }],
      comparison: { state: "complete" },
    });
    expect(manifest.files).toEqual([
      { ...figures.files[0], columns: ["participant_code", "rating", "excluded"] },
    ]);
    expect(writeSums(figures.files)).toBe(`${"0".repeat(64)}  data/description-ratings_data.csv\n`);
  });
});

describe("A bundle whose comparison could not be made, or is of nothing", () => {
  const empty = { methods: ["CF"], participants: 0, responses: 0, constructs: {} };
  it.each([null, empty])("has its scripts and documents all the same", (comparison) => {
    const without = makeFigures({ comparison, noComparison: comparison ? null : "It failed." });
    expect(writeAnalysisR(description, without)).toContain("comparison.json");
    expect(JSON.parse(writeNotebook(description, without))).toHaveProperty("cells");
    expect(writeMethods(description, without)).toContain("## Results");
    expect(JSON.parse(writeManifest(description, without)).comparison).toEqual(
      comparison ? { state: "complete" } : { state: "absent", reason: "It failed." },
    );
  });
});

describe("The methods section", () => {
  it("has the numbers of the study filled in", () => {
    const text = writeMethods(description, figures);
    expect(text).toContain("13 people consented to take part between 2026-02-01 and 2026-02-20");
    expect(text).toContain("12 answered everything and 1 withdrew");
    expect(text).toContain(
      "2 participants were excluded by decision: 2 for “Always the same answer”",
    );
    expect(text).toContain("paid 2.00 GBP, which at the median duration is 12.00 GBP an hour");
    expect(text).toContain("What is your gender? Female 7.");
    expect(text).not.toMatch(/undefined|NaN|null|\[object/);
  });

  it("reports the tests that the comparison has", () => {
    const text = writeMethods(description, figures);
    for (const construct of ["A", "B", "C", "Quality"]) expect(text).toContain(`**${construct}.**`);
    expect(text).toMatch(/cumulative link mixed model.*χ²\(2\) = \d+\.\d\d, p [=<] /);
    expect(text).toMatch(/linear mixed model.*χ²\(2\)/);
    expect(text).toMatch(/Kruskal-Wallis H\(2\) = .*ε² = .*Friedman χ²\(2\)/);
  });

  it("reports how accurate the students are, where that is known", () => {
    expect(writeMethods(description, figures)).not.toContain("**Accuracy.**");
    const { document } = makePerformance([{ key: "CF" }, { key: "MT" }]);
    const comparison = { ...figures.comparison, performance: document };
    const text = writeMethods(description, makeFigures({ comparison }));
    expect(text).toMatch(/=1B: CF \d\d\.\d % \(\d+\.\d %, n = 5\); MT /);
    expect(text).toMatch(/\(type II\): method F\(1, 16\) = \d+\.\d\d, p [=<] /);
    expect(text).toMatch(/answered correctly: CF \d\d\.\d % \(95 % CI \[.*n = 15\)/);
    expect(text).toMatch(/McNemar's exact test .*: MT against CF p = /);
    expect(text).not.toMatch(/undefined|NaN|null|\[object/);
  });

  it("says why a test is not there", () => {
    const constant = compareTable(makeTable({ rate: () => 3 }));
    const text = writeMethods(description, makeFigures({ comparison: constant }));
    expect(text).toMatch(/gives no test: [a-z]/);
    expect(text).not.toMatch(/undefined|NaN|null|\[object/);
  });

  it("leaves to the reader what is not known of a study from elsewhere", () => {
    const unknown = makeDescription({
      protocols: [{ number: 1, hash: "", openedAt: null, document: null }],
      constructs: [{ key: "A", statement: null, points: 5, words: ["1", "2", "3", "4", "5"] }],
    });
    const text = writeMethods(unknown, figures);
    expect(text).toContain("[How explanations were given out");
    expect(text).toContain("- A: [the wording of the statement], 5 answer options.");
    expect(text).not.toContain("protocol is a draft");
    expect(writeChanges(unknown)).not.toContain("draft");
    expect(writeCitation(unknown)).not.toContain("identifiers");
  });

  it("says whom the analysis set leaves out, and why", () => {
    const of = (set: AnalysisSet | null, failedChecks: FailedChecks | null = null) => {
      const filters = { ...description.filters, set };
      const people = {
        ...description.people,
        outsideSets: { notCompleted: 3, failedAttention: 2 },
      };
      return writeMethods(makeDescription({ filters, people }), makeFigures({ failedChecks }));
    };
    expect(of(null)).not.toContain("leaves out 3");
    expect(of("completed")).toContain("“completed” leaves out 3 for not completing.");
    expect(
      of("checked", { participants: 4, byCheck: { "straight-lining": 4, speed: 1 } }),
    ).toContain(
      "leaves out 3 for not completing, 2 for failed attention checks and 4 for failed checks of data quality (4 for one and the same answer throughout, 1 for answers faster than the statements can be read, 1 person for both).",
    );
  });

  it("says of pay only where somebody completed here", () => {
    const of = (changes: Partial<typeof description.people>) =>
      writeMethods(makeDescription({ people: { ...description.people, ...changes } }), figures);
    const simulated = of({ bySource: { simulated: 13 }, minutes: null });
    expect(simulated).not.toMatch(/paid|They were told/);
    const imported = of({ bySource: { imported: 13 }, minutes: null });
    expect(imported).toContain("[What participants were paid.]");
  });

  it("says of who is on the way only in a study that is over that they did not reach the end", () => {
    const people = { ...description.people, byStatus: { active: 3 } };
    const of = (status: string) =>
      writeMethods(makeDescription({ people, study: { ...description.study, status } }), figures);
    expect(of("open")).toContain("3 had not reached the end yet");
    expect(of("closed")).toContain("3 did not reach the end");
  });

  it("tells of a mean over the constructs only where there is one", () => {
    expect(writeMethods(description, figures)).toContain(
      "a linear mixed model (REML) for their mean",
    );
    const constructs = description.constructs.map((one, place) => ({ ...one, points: 4 + place }));
    const text = writeMethods(makeDescription({ constructs }), figures);
    expect(text).toContain("there is no mean over them");
    expect(text).not.toContain("their mean");
  });

  it("has nothing to report where nobody took part", () => {
    const people = { ...description.people, byStatus: {}, bySource: {}, excluded: [] };
    const comparison = { methods: [], participants: 0, responses: 0, constructs: {} };
    const text = writeMethods({ ...description, people }, makeFigures({ comparison }));
    expect(text).toContain("There are no participants in these data.");
    expect(text).toContain("There are no responses yet.");
  });
});
