import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyStudyFile } from "@/lib/schemas/testing/any-study-file";
import { sayChange } from "@/lib/study/protocol/protocol-diff";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { normalStudyFile } from "./normal-study-file";
import { STUDY_FILE_FORMAT, type StudyFile } from "./study-file";
import { diffStudyFiles } from "./study-file-diff";

const BEFORE: StudyFile = {
  format: STUDY_FILE_FORMAT,
  title: "A study",
  methods: ["CF", "MT"].map((key) => ({ key, label: key, factors: {}, colour: null })),
  protocol: DEMO_PROTOCOL,
  modelRuns: [{ methodKey: "MT", modelSize: "base", runNumber: 1, testAccuracy: null }],
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

describe("The difference between two studies' files", () => {
  it("says what changed, by names", () => {
    const after = structuredClone(BEFORE);
    after.title = "Another";
    after.methods.reverse();
    after.methods.push({ key: "New", label: "A new one", factors: {}, colour: null });
    after.protocol = { ...DEMO_PROTOCOL, timeLimitMinutes: 7 };
    after.questions[0]!.goldIndex = 1;
    after.questions[0]!.explanations[0]!.text = "Therefore.";
    after.questions.push({ ...after.questions[0]!, externalId: "q2", explanations: [] });
    const said = diffStudyFiles(normalStudyFile(BEFORE), normalStudyFile(after)).map(sayChange);
    expect(said.filter((one) => !one.startsWith("Protocol: "))).toEqual([
      "Title: A study → Another",
      "Method “New”: added (A new one)",
      "Methods: order CF, MT → MT, CF",
      "Question “q1”, right answer: 1, here → 2, there",
      "Question “q1”, explanation of “MT” (Model run of MT base run 1): Because. (answer: 2, there) → Therefore. (answer: 2, there)",
      "Question “q2”: added (Where?)",
    ]);
    expect(said.filter((one) => one.startsWith("Protocol: "))).toHaveLength(1);
  });

  it("is empty exactly when the files are the same", () => {
    fc.assert(
      fc.property(anyStudyFile(), anyStudyFile(), (one, other) => {
        const [a, b] = [normalStudyFile(one), normalStudyFile(other)];
        expect(diffStudyFiles(a, a)).toEqual([]);
        expect(diffStudyFiles(a, b).length === 0).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
      { numRuns: 50 },
    );
  });
});
