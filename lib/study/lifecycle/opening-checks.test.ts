import { describe, expect, it } from "vitest";
import type { PoolContent } from "@/lib/study/assignment/pool";
import { countPool, poolFacts } from "@/lib/study/assignment/pool-problems";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { openingProblems, type StudyToOpen } from "./opening-checks";

const METHODS = ["CF", "MT", "MT+CF", "MT+CF:Revised"].map((label) => ({ id: label, label }));

/** Questions 1 to `questions`, each with an explanation of every method. */
function contentOf(
  questions: number,
  change: (one: PoolContent) => Partial<PoolContent> = () => ({}),
) {
  return Array.from({ length: questions }, (_, index) =>
    METHODS.map(({ id }) => {
      const one: PoolContent = {
        explanationId: `${id} ${index + 1}`,
        questionId: String(index + 1),
        methodId: id,
        length: 100,
        correct: true,
        showable: true,
      };
      return { ...one, ...change(one) };
    }),
  ).flat();
}

function check(
  change: Partial<Protocol> = {},
  study: Partial<StudyToOpen & { content: PoolContent[] }> = {},
) {
  const protocol = { ...DEMO_PROTOCOL, ...change };
  const { content = contentOf(48), methods = METHODS } = study;
  return openingProblems({
    protocol,
    pool: poolFacts({ protocol, content, methods }),
    methods,
    constructs: DEMO_PROTOCOL.constructs.map(({ key }) => ({ key, points: 5 })),
    findings: [],
    ...study,
  });
}
const blocking = (...given: Parameters<typeof check>) =>
  check(...given).blocking.map(({ message }) => message);
const messages = (...given: Parameters<typeof check>) =>
  check(...given).warnings.map(({ message }) => message);

/** The demo's protocol, with a code for every end that it can come to. */
const PROLIFIC_ONLY = (ends: object): Partial<Protocol> => ({
  recruitment: {
    ...DEMO_PROTOCOL.recruitment,
    prolific: { ends: { completed: { code: "DONE", returnUrl: null }, ...ends }, keySet: null },
  },
});

describe("what stands against opening", () => {
  it("is nothing for the demo", () => {
    expect(check()).toEqual({ blocking: [], warnings: [] });
  });

  it("is a pool too small for one participant, with the numbers that are missing", () => {
    expect(blocking({}, { content: contentOf(11) })).toEqual([
      "A participant needs 12 different questions, 3 for each of 4 methods, and can be given 11: 1 missing.",
    ]);
    const poor = contentOf(20, ({ methodId, questionId }) => ({
      showable: methodId !== "MT" || Number(questionId) <= 2,
    }));
    expect(blocking({}, { content: poor })).toEqual([
      "MT: 2 explanations of questions of their own may be shown, and a participant needs 3: 1 missing.",
      "A participant needs 12 different questions, 3 for each of 4 methods, and can be given 11: 1 missing.",
    ]);
    expect(blocking({}, { content: [], methods: [] })).toEqual([
      "The study has no methods, and so no explanations.",
    ]);
  });

  it("is a pool that its own rules leave too small", () => {
    const content = contentOf(20, ({ questionId }) => ({ length: Number(questionId) * 10 }));
    const pool = { ...DEMO_PROTOCOL.pool, minLength: 110 };
    expect(blocking({ pool }, { content })).toEqual([
      "A participant needs 12 different questions, 3 for each of 4 methods, and can be given 10: 2 missing.",
    ]);
    const counts = countPool({ protocol: { ...DEMO_PROTOCOL, pool }, content, methods: METHODS });
    expect(counts).toEqual(METHODS.map(({ label }) => ({ label, remaining: 10, all: 20 })));
  });

  it("is a protocol whose statements or scale are not the study's", () => {
    const constructs = [
      { key: "Plausibility", points: 7 },
      { key: "Trust", points: 7 },
    ];
    expect(blocking({}, { constructs })).toEqual([
      "The study has no construct Understandability, Completeness, Satisfaction, Contrastiveness.",
      "The protocol has no statement for Trust.",
      "Plausibility has 5 answer options in the protocol, and 7 in the study.",
    ]);
  });

  it("is a study that nobody can come to", () => {
    const none = { prolific: null, mturk: null, sona: null, cloudresearch: null };
    const recruitment = { ...none, openLink: false, invitations: false, otherRecruiter: null };
    expect(blocking({ recruitment })).toEqual([
      "Nobody can take part: no source of participants is set.",
    ]);
    expect(blocking({ recruitment: { ...recruitment, invitations: true } })).toEqual([]);
  });

  it("is a Prolific to which nobody can hand in that they have finished", () => {
    const ended = (code: string | null, returnUrl: string | null) =>
      blocking(PROLIFIC_ONLY({ completed: { code, returnUrl } }));
    expect(ended(null, null)).toEqual([
      "Prolific: who completes the study has no code or address to go back with, and Prolific pays nobody who hands in nothing.",
    ]);
    expect(ended("DONE", null)).toEqual([]);
    expect(ended(null, "https://app.prolific.com/submissions/complete?cc=DONE")).toEqual([]);
  });

  it("is quotas that do not add up to the target", () => {
    const quotas = (admitOthers: boolean, ...targets: number[]) => ({
      admitOthers,
      cells: targets.map((target, index) => ({ key: `c${index}`, label: "C", where: {}, target })),
    });
    const withTarget = (given: Protocol["quotas"]) =>
      blocking({ quotas: given, targetParticipants: 100 });
    expect(withTarget(quotas(false, 50, 50))).toEqual([]);
    expect(withTarget(quotas(true, 50, 40))).toEqual([]);
    expect(withTarget(quotas(true, 60, 50))).toEqual([
      "The quota cells want 110 participants, and the study 100: 10 too many.",
    ]);
    expect(withTarget(quotas(false, 50, 40))).toEqual([
      "The quota cells want 90 participants, and the study 100: 10 belong to no cell, and nobody else is admitted.",
    ]);
  });

  it("is an attention check that nobody can pass", () => {
    const checks = [
      {
        key: "seven",
        kind: "instructional" as const,
        statement: "Choose 7.",
        passing: [7],
        trial: 1,
        place: 1,
      },
    ];
    expect(blocking({ attention: { checks, failuresAllowed: 0 } })).toEqual([
      "Nobody can pass the attention check “seven”: none of the 5 answer options does.",
    ]);
  });
});

describe("what is to be confirmed before opening", () => {
  it("is unknown right answers where they matter", () => {
    const content = contentOf(48, ({ questionId }) =>
      questionId === "1" ? { correct: null } : {},
    );
    expect(messages({}, { content })).toEqual([]);
    expect(messages({ showGold: true }, { content })).toEqual([
      "Of 4 explanations it is not known whether the answer is right: their trials show no right answer.",
    ]);
    const pool = { ...DEMO_PROTOCOL.pool, onlyCorrect: true };
    expect(messages({ pool }, { content })).toEqual([
      "Of 4 explanations it is not known whether the answer is right; they are not shown.",
    ]);
  });

  it("is a target under which explanations are not rated equally often", () => {
    const target = (targetParticipants: number) =>
      messages({
        ...PROLIFIC_ONLY({ "quota-full": { code: "FULL", returnUrl: null } }),
        targetParticipants,
      });
    expect(target(160)).toEqual([]);
    expect(target(100)[0]).toMatch(/CF \(300 ratings of 48 explanations: 6 or 7 each\)/);
    expect(
      messages({
        ...PROLIFIC_ONLY({ "quota-full": { code: "FULL", returnUrl: null } }),
        targetParticipants: 100,
        assignment: { kind: "least-filled", ratingsPerExplanation: 5 },
      }),
    ).toEqual(["80 participants give every explanation its 5 ratings, and 100 are wanted."]);
  });

  it("is an end from which people go back with nothing", () => {
    expect(messages({ ...PROLIFIC_ONLY({}), targetParticipants: 160 })).toEqual([
      "Prolific: people go back without a code or an address when they end as: study or quota full.",
    ]);
  });

  it("is a time limit below the expected duration", () => {
    expect(messages({ timeLimitMinutes: 10 })).toEqual([
      "The time limit, 10 minutes, is shorter than the expected duration, 12.",
    ]);
  });

  it("is a reward below Prolific's minimum at the expected duration, where Prolific's people may come", () => {
    const full = PROLIFIC_ONLY({ "quota-full": { code: "FULL", returnUrl: null } });
    const paying = (amount: number, currency = "GBP") =>
      messages({ ...full, targetParticipants: 160, reward: { amount, currency } });
    expect(paying(1.2)).toEqual([]);
    expect(paying(1)).toEqual([
      "Over the expected duration the reward makes GBP\u00a05.00 per hour, less than Prolific takes (Prolific's payment principles: at least GBP 6.00 or USD 8.00 per hour, over the median of the durations).",
    ]);
    expect(paying(1, "EUR")).toEqual([]);
    const recruitment = { ...DEMO_PROTOCOL.recruitment, openLink: true, prolific: null };
    const reward = { amount: 0.1, currency: "GBP" };
    expect(messages({ reward, recruitment })).toEqual([]);
  });

  it("is what the scan found; choices named by letters only where their order is by lot", () => {
    const example = { question: "q1", method: "CF", excerpt: "Unlike (a) sun" };
    const findings = [
      { kind: "choice-letter" as const, what: "(a)", explanations: 3, examples: [example] },
    ];
    expect(messages({}, { findings })).toEqual([]);
    expect(messages({ choiceOrder: "random" }, { findings })).toEqual([
      "3 explanations name choices by letters, while choices are shown in an order by lot: “(a)”. First: question q1, CF: “Unlike (a) sun”",
    ]);
    const marker = {
      kind: "prompt-marker" as const,
      what: "[answer]",
      explanations: 1,
      examples: [],
    };
    expect(messages({}, { findings: [marker] })).toEqual([
      "1 explanation carries a marker of its prompt: “[answer]”.",
    ]);
  });
});
