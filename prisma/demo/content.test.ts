import { describe, expect, it } from "vitest";
import content from "./content.json";

const METHODS = ["CF:Unrevised", "MT:Unrevised", "MT+CF:Unrevised", "MT+CF:Revised"] as const;
type Method = (typeof METHODS)[number];

/** What README.md says about each method: length of a text in characters, and wrong answers. */
const DOCUMENTED: Record<Method, { length: [number, number]; wrong: [number, number] }> = {
  "CF:Unrevised": { length: [90, 250], wrong: [15, 17] },
  "MT:Unrevised": { length: [90, 280], wrong: [10, 12] },
  "MT+CF:Unrevised": { length: [100, 300], wrong: [10, 12] },
  "MT+CF:Revised": { length: [250, 600], wrong: [11, 13] },
};

/** Nothing a participant reads may name a method, a model or a marker of the training format. */
const FORBIDDEN = [
  /[[\]]/,
  /so the answer is/i,
  /the answer is/i,
  /^answer:/i,
  /rationale/i,
  /counterfactual|factual/i,
  /multitask|multi-task/i,
  /unrevised|revised|revision/i,
  /distill/i,
  /language model|as an ai\b|chatbot/i,
  /\b(MT|CF|T5)\b/,
  /\([a-e]\)/i,
];

const { questions, practice } = content;
const within = (value: number, [low, high]: [number, number]) => value >= low && value <= high;
const normal = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
const texts = questions.flatMap((q) =>
  METHODS.map((method) => ({ key: q.key, method, ...q.explanations[method] })),
);

describe("demo content: questions", () => {
  it("has 48 questions with keys q01 to q48", () => {
    expect(questions.map((q) => q.key)).toEqual(
      Array.from({ length: 48 }, (_, i) => `q${String(i + 1).padStart(2, "0")}`),
    );
  });

  it("has a stem of its own for every question", () => {
    expect(new Set(questions.map((q) => normal(q.stem))).size).toBe(48);
  });

  it("gives each question five distinct, short choices", () => {
    for (const q of questions) {
      expect(new Set(q.choices.map(normal)).size, q.key).toBe(5);
      expect(q.choices, q.key).toHaveLength(5);
      for (const choice of q.choices) {
        const words = choice.split(" ").length;
        expect(within(words, [1, 4]), `${q.key}: ${choice}`).toBe(true);
      }
    }
  });

  it("spreads the gold answer evenly over the five places", () => {
    for (let place = 0; place < 5; place++) {
      const count = questions.filter((q) => q.gold === place).length;
      expect(within(count, [9, 10]), `place ${place}: ${count}`).toBe(true);
    }
  });

  it("keeps every index within the choices", () => {
    for (const index of [...questions.map((q) => q.gold), ...texts.map((t) => t.answer)]) {
      expect(Number.isInteger(index) && within(index, [0, 4])).toBe(true);
    }
  });
});

describe("demo content: explanations", () => {
  it("has exactly the four methods for every question", () => {
    for (const q of questions) {
      expect(Object.keys(q.explanations).sort(), q.key).toEqual([...METHODS].sort());
    }
  });

  it.each(METHODS)("%s: wrong answers as documented", (method) => {
    const wrong = questions.filter((q) => q.explanations[method].answer !== q.gold).length;
    expect(within(wrong, DOCUMENTED[method].wrong), `${wrong} wrong`).toBe(true);
  });

  it.each(METHODS)("%s: lengths as documented", (method) => {
    for (const q of questions) {
      const { length } = q.explanations[method].text;
      expect(within(length, DOCUMENTED[method].length), `${q.key}: ${length}`).toBe(true);
    }
  });

  it("does not let all methods fail on the same questions", () => {
    const sets = METHODS.map((method) =>
      questions
        .filter((q) => q.explanations[method].answer !== q.gold)
        .map((q) => q.key)
        .join(" "),
    );
    expect(new Set(sets).size).toBe(METHODS.length);
  });

  it("never repeats a text or a sentence from one text in another", () => {
    expect(new Set(texts.map((t) => normal(t.text))).size).toBe(192);
    const seenIn = new Map<string, string>();
    for (const t of texts) {
      const source = `${t.key} ${t.method}`;
      for (const sentence of t.text.split(/(?<=[.?!])\s+/).map(normal)) {
        expect(seenIn.get(sentence) ?? source, sentence).toBe(source);
        seenIn.set(sentence, source);
      }
    }
  });

  it("never names a model, a method or a prompt marker", () => {
    const shown = [
      ...questions.flatMap((q) => [q.stem, ...q.choices]),
      ...texts.map((t) => t.text),
      practice.stem,
      ...practice.choices,
      practice.text,
    ];
    for (const text of shown) {
      for (const pattern of FORBIDDEN) {
        expect(pattern.test(text), `${pattern} in: ${text}`).toBe(false);
      }
    }
  });

  it("is plain ASCII without stray spaces, each text ending as a sentence", () => {
    expect(JSON.stringify(content)).toMatch(/^[\x20-\x7e]*$/);
    for (const t of texts) {
      expect(t.text, t.key).toMatch(/^[A-Z"].*\.$/);
      expect(t.text, t.key).not.toMatch(/\s{2,}|\s[,.;:]/);
    }
  });
});

describe("demo content: practice", () => {
  it("has five distinct choices and an answer among them", () => {
    expect(practice.choices).toHaveLength(5);
    expect(new Set(practice.choices.map(normal)).size).toBe(5);
    expect(practice.choices[practice.answer]).toBeDefined();
    expect(practice.text.length).toBeGreaterThan(90);
  });

  it("is not one of the questions", () => {
    expect(questions.map((q) => normal(q.stem))).not.toContain(normal(practice.stem));
    expect(texts.map((t) => normal(t.text))).not.toContain(normal(practice.text));
  });
});

it("says that it is illustrative", () => {
  expect(content.note).toMatch(/illustrative/i);
});
