import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyStudyFile } from "@/lib/schemas/testing/any-study-file";
import { canonicalJson } from "@/lib/study/protocol/canonical-json";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { describeLeftOut, normalStudyFile } from "./normal-study-file";
import {
  checkStudyFile,
  STUDY_FILE_FORMAT,
  STUDY_FILE_LIMITS,
  type StudyFile,
  studyFileSchema,
} from "./study-file";
import { studyFileJsonSchema } from "./study-file-json-schema";

const SMALL: StudyFile = {
  format: STUDY_FILE_FORMAT,
  title: "A small study",
  methods: [{ key: "MT", label: "Multitask", factors: {}, colour: null }],
  protocol: null,
  constructs: [{ key: "Clarity", statement: "It is clear.", points: 5, reversed: false }],
  modelRuns: [{ methodKey: "MT", modelSize: "base", runNumber: 1, testAccuracy: 0.5 }],
  questions: [
    {
      externalId: "q1",
      stem: "Where?",
      choices: ["here", "there"],
      goldIndex: 0,
      explanations: [
        { methodKey: "MT", modelRun: 0, text: "Because.", answerIndex: 1, retired: null },
      ],
    },
  ],
};

/** Where the file is refused. */
function problems(change: (file: StudyFile) => void): string[] {
  const file = structuredClone(SMALL);
  change(file);
  return problemsOf(file).map(({ path }) => path);
}

function problemsOf(value: unknown) {
  const checked = checkStudyFile(value);
  return "problems" in checked ? checked.problems : [];
}

describe("A study as a file", () => {
  it("is refused in words for its author, each with its place", () => {
    const said = (change: object) =>
      problemsOf({ ...SMALL, ...change }).map(
        ({ path, message }) => `${path || "the file"}: ${message}`,
      );
    expect(said({ foo: 1, bar: 2 })).toEqual(["the file: Not known here: foo, bar."]);
    expect(said({ format: "grounded.study/9" })).toEqual([
      `format: Needed here: "${STUDY_FILE_FORMAT}".`,
    ]);
    expect(said({ methods: {} })).toEqual(["methods: A list, in square brackets, is needed."]);
    expect(said({ methods: [[]] })).toEqual([
      "methods.0: Fields with names, in braces, are needed.",
    ]);
    expect(said({ methods: [{ key: "MT", label: "" }] })).toEqual([
      "methods.0.label: Something has to stand here.",
    ]);
    expect(said({ modelRuns: [{ methodKey: "MT", testAccuracy: 2, runNumber: 0.5 }] })).toEqual([
      "modelRuns.0.runNumber: A whole number.",
      "modelRuns.0.testAccuracy: 1 at the most.",
    ]);
    const protocol = { ...DEMO_PROTOCOL, timeLimitMinutes: 0 };
    expect(said({ protocol, constructs: undefined })).toEqual([
      expect.stringMatching(/^protocol\.timeLimitMinutes: (More than 0|1 at the least)\.$/),
    ]);
  });

  it("is read, and what it names of itself has to be there", () => {
    expect(problems(() => {})).toEqual([]);
    expect(problems((file) => file.methods.push({ ...file.methods[0]! }))).toEqual([
      "methods.1.key",
    ]);
    expect(problems((file) => delete file.constructs)).toEqual(["constructs"]);
    const [clarity] = SMALL.constructs!;
    const called = (...keys: string[]) =>
      problems((file) => {
        file.constructs = keys.map((key) => ({ ...clarity!, key }));
      });
    expect(called("Quality")).toEqual([]);
    expect(called("Quality", "Clarity")).toEqual(["constructs"]);
    expect(called("=1+1")).toEqual(["constructs.0.key"]);
    expect(called(" ")).toEqual(["constructs.0.key"]);
    expect(
      problems((file) => {
        file.protocol = DEMO_PROTOCOL;
      }),
    ).toEqual(["constructs"]);
    expect(
      problems(({ modelRuns: [run] }) => {
        run!.methodKey = "CF";
      }),
    ).toEqual(["modelRuns.0.methodKey", "questions.0.explanations.0.modelRun"]);
    expect(
      problems(({ questions: [question] }) => {
        question!.goldIndex = 2;
        question!.explanations[0]!.answerIndex = 5;
        question!.explanations.push({ ...question!.explanations[0]!, answerIndex: null });
      }),
    ).toEqual([
      "questions.0.goldIndex",
      "questions.0.explanations.0.answerIndex",
      "questions.0.explanations.1.methodKey",
    ]);
  });

  it("carries no code and no address of a recruiter", () => {
    const ends = { completed: { code: "C1SECRET", returnUrl: "https://x.example/?c=C1SECRET" } };
    const recruitment = {
      ...DEMO_PROTOCOL.recruitment,
      prolific: { ends, keySet: [{ kid: "k" }] },
    };
    const { constructs: _, ...rest } = SMALL;
    const text = canonicalJson(
      normalStudyFile({ ...rest, protocol: { ...DEMO_PROTOCOL, recruitment } }),
    );
    expect(text).not.toContain("C1SECRET");
    // Without its keys an import would take links that nobody signed.
    expect(text).toContain('"keySet":[{"kid":"k"}]');
  });

  it("is the same however its lists were ordered, and read again as it was written", () => {
    fc.assert(
      fc.property(
        anyStudyFile(),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (file, lots) => {
          const normal = normalStudyFile(file);
          const text = canonicalJson(normal);
          const read = studyFileSchema.parse(JSON.parse(text));
          expect(checkStudyFile(JSON.parse(text))).toEqual({ file: read });
          expect(canonicalJson(normalStudyFile(read))).toBe(canonicalJson(normal));
          const questions = file.questions
            .map((question) => ({ question, lot: lots.next().value }))
            .sort((a, b) => a.lot - b.lot)
            .map(({ question }) => ({
              ...question,
              explanations: question.explanations.toReversed(),
            }));
          expect(canonicalJson(normalStudyFile({ ...file, questions }))).toBe(
            canonicalJson(normal),
          );
        },
      ),
    );
  });

  it("tells model runs that say the same of themselves apart by what they wrote", () => {
    const [run] = SMALL.modelRuns;
    const [question] = SMALL.questions;
    const [explanation] = question!.explanations;
    const said = (modelRun: number, text: string) => ({ ...explanation!, modelRun, text });
    const twins = (...explanations: (typeof explanation)[]) =>
      normalStudyFile({
        ...SMALL,
        modelRuns: [run!, run!],
        questions: [{ ...question!, explanations: explanations.filter((one) => !!one) }],
      });
    expect(twins(said(0, "One."), said(1, "Another."))).toEqual(
      twins(said(0, "Another."), said(1, "One.")),
    );
  });

  it("is refused with a character that the database cannot keep", () => {
    expect(
      problems(({ questions: [question] }) => {
        question!.stem = "Wh\u0000y?";
        question!.choices[1] = "half \ud83d";
      }),
    ).toEqual(["questions.0.stem", "questions.0.choices.1"]);
  });

  it("is looked at no longer than until there are two hundred problems", () => {
    const [question] = SMALL.questions;
    let looks = 0;
    const broken = () => ({
      get externalId() {
        looks += 1;
        return "";
      },
      stem: null,
      choices: [],
      goldIndex: null,
    });
    const file = (count: number) => ({
      ...SMALL,
      questions: Array.from({ length: count }, broken),
    });
    const looksAt = (count: number) => {
      looks = 0;
      expect(problemsOf(file(count))).toHaveLength(200);
      return looks;
    };
    expect(looksAt(4000)).toBe(looksAt(1000));
    // Those of references are as few.
    const twice = Array.from({ length: 1000 }, () => ({ ...question }));
    expect(problemsOf({ ...SMALL, questions: twice })).toHaveLength(200);
  });

  it("is refused where a part is larger than any study's, before a schema looks at it", () => {
    const empty = (count: number) => Array.from({ length: count }, () => ({}));
    const { part, question: most } = STUDY_FILE_LIMITS;
    const said = (change: object) => problemsOf({ ...SMALL, ...change });
    const message = "It has more parts than are read.";
    expect(said({ methods: empty(part) })).toEqual([{ path: "methods", message }]);
    expect(said({ protocol: { texts: { de: empty(part) } } })).toEqual([
      { path: "protocol", message },
    ]);
    expect(said({ questions: [{ explanations: empty(most) }] })).toEqual([
      { path: "questions.0", message },
    ]);
    const keys = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`key${at}`, at]));
    expect(said(keys)).toEqual([{ path: "", message }]);
    const [more] = said({ methods: [{ ...SMALL.methods[0], ...keys }] });
    expect(more?.message).toMatch(/^Not known here: (key\d, ){9}key9 and 4990 more\.$/);
  });

  it("has a published schema that names every part", () => {
    const schema = studyFileJsonSchema("https://studies.example.org");
    expect(schema).toMatchObject({
      $id: "https://studies.example.org/grounded.study.schema.json",
      type: "object",
      additionalProperties: false,
      required: expect.arrayContaining(["format", "title", "methods", "protocol"]),
    });
    const parts = Object.keys((schema as { properties: object }).properties);
    expect(parts.toSorted()).toEqual([
      "$schema",
      "constructs",
      "format",
      "methods",
      "modelRuns",
      "protocol",
      "questions",
      "title",
    ]);
  });
});

describe("what a file holds for recruiters", () => {
  const protocolWith = (change: Partial<Protocol["recruitment"]>) => ({
    protocol: { ...DEMO_PROTOCOL, recruitment: { ...DEMO_PROTOCOL.recruitment, ...change } },
  });

  it("is said to be left out, recruiter by recruiter and without the codes", () => {
    const code = (words: string) => ({ code: words, returnUrl: null });
    const sentences = describeLeftOut(
      protocolWith({
        prolific: { ends: { completed: code("C1"), "screened-out": code("C2") }, keySet: null },
        sona: { ends: { completed: { code: null, returnUrl: "https://example.org/C3" } } },
      }),
    );
    expect(sentences).toEqual([
      expect.stringContaining("Prolific, codes and return addresses (completed, screened out)."),
      expect.stringContaining("SONA, codes and return addresses (completed)."),
    ]);
    expect(sentences.join()).not.toMatch(/C1|C2|C3/);
  });

  it("is nothing in what an export writes, or where there is no protocol", () => {
    expect(describeLeftOut({ protocol: null })).toEqual([]);
    fc.assert(
      fc.property(anyStudyFile(), (file) => {
        expect(describeLeftOut(normalStudyFile(file))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
