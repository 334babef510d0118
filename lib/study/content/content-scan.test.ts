import { describe, expect, it } from "vitest";
import content from "@/prisma/demo/content.json" with { type: "json" };
import { findRepeated, scanContent } from "./content-scan";

const NAMES = {
  methodKeys: ["CF:Unrevised", "MT+CF:Revised"],
  methodLabels: ["Counterfactual prefix", "Revised", "multi"],
  modelNames: ["770M", "tiny-student", "7"],
};

function scan(...texts: string[]) {
  const explanations = texts.map((text, index) => ({
    question: `q${index + 1}`,
    method: "CF:Unrevised",
    text,
  }));
  return scanContent(explanations, NAMES).map(({ kind, what }) => `${kind} ${what}`);
}

describe("the scan of the explanations", () => {
  it("finds models, methods, prompt markers and traces of training", () => {
    expect(scan("I am T5, and I think so.")).toEqual(["model-name T5"]);
    expect(scan("As ChatGPT would say, yes.")).toEqual(["model-name ChatGPT"]);
    expect(scan("It was made by the tiny-student.")).toEqual(["model-name tiny-student"]);
    expect(scan("Trained with 770M weights.")).toEqual(["model-name 770M"]);
    expect(scan("By MT+CF it is so.")).toContain("method-name MT+CF");
    expect(scan("The counterfactual prefix says so.")).toContain(
      "method-name counterfactual prefix",
    );
    expect(scan("[factual] It rains.")).toEqual(["prompt-marker [factual]"]);
    expect(scan("It rains. So the answer is rain.")).toEqual(["prompt-marker So the answer is"]);
    expect(scan("The answer is rain.")).toEqual(["prompt-marker The answer is"]);
    expect(scan("It rains. <pad><pad>")).toEqual(["training-artefact <pad>"]);
    expect(scan("It rains.</s>")).toEqual(["training-artefact </s>"]);
    expect(scan("Question: why? Choices: a")).toEqual(["training-artefact Question:"]);
    expect(scan("It rains. Critique: too short.")).toEqual(["training-artefact Critique:"]);
    expect(scan("As an AI, I do not get wet.")).toEqual(["training-artefact As an AI"]);
    expect(scan("Unlike (a) sun, it is wet.")).toEqual(["choice-letter (a)"]);
  });

  it.each([
    "There are multiple ways to multitask, and she adopts one.",
    "The Falcons play in bloom; a llama and a bard watch, and Claude brings palm oil.",
    "Therefore, the answer is rain, because the question is about weather.",
    "The control model of the plane has 7 parts and cost 5 dollars in ST500.",
    "The revised plan was a rational choice; the critic wrote a critique.",
    "Bert met Robert and Albert at the bart station.",
    "A student optimised the answer to his teacher's question: none.",
  ])("raises no alarm at ordinary English: %s", (text) => {
    expect(scan(text)).toEqual([]);
  });

  it("finds nothing in the demo's explanations", () => {
    const explanations = content.questions.flatMap(({ key, explanations }) =>
      Object.entries(explanations).map(([method, { text }]) => ({ question: key, method, text })),
    );
    const methodKeys = [...new Set(explanations.map(({ method }) => method))];
    expect(explanations.length).toBe(192);
    expect(
      scanContent(explanations, { methodKeys, methodLabels: methodKeys, modelNames: [] }),
    ).toEqual([]);
  });

  it("counts explanations, the commonest finding first, and shows the first with where they stand", () => {
    const texts = ["So the answer is a.", "T5 says so. So the answer is b. So the answer is c."];
    const [first, second] = scanContent(
      texts.map((text, index) => ({ question: `q${index}`, method: "MT", text })),
      NAMES,
    );
    expect(first).toEqual({
      kind: "prompt-marker",
      what: "So the answer is",
      explanations: 2,
      examples: [
        { question: "q0", method: "MT", excerpt: "So the answer is a." },
        {
          question: "q1",
          method: "MT",
          excerpt: "T5 says so. So the answer is b. So the answer is c.",
        },
      ],
    });
    expect(second).toMatchObject({ what: "T5", explanations: 1 });
  });
});

describe("What participants should not see", () => {
  it("is found: no explanation, markup, a text that breaks off", () => {
    expect(scan("nan")).toEqual(["placeholder nan"]);
    expect(scan("It <b>rains</b>.")).toEqual(["markup <b>"]);
    expect(scan("It rains in the mountains, and the rivers then")).toEqual(["unfinished …"]);
  });

  it("is an explanation that is the same for three questions, but not for one", () => {
    const say = (question: string, text: string) => ({ question, method: "MT", text });
    const same = ["a", "b", "c"].map((question) => say(question, "Rivers flow."));
    expect(findRepeated([...same, say("d", "It rains."), say("e", "nan")])).toMatchObject([
      { kind: "repeated", what: "Rivers flow.", explanations: 3 },
    ]);
    expect(findRepeated(same.map(({ text }) => say("a", text)))).toEqual([]);
    expect(findRepeated(same.slice(1))).toEqual([]);
  });
});
