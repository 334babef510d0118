import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEMO_LANGUAGES } from "@/prisma/demo/languages";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { firstPlan } from "./analysis-plan";
import type { Protocol } from "./protocol";
import { diffProtocols, sayChange } from "./protocol-diff";

/** A protocol in which every part says something. */
const FULL: Protocol = {
  ...DEMO_PROTOCOL,
  ...DEMO_LANGUAGES,
  comprehension: {
    questions: [
      {
        key: "task",
        question: "What do you rate?",
        options: ["answers", "explanations"],
        right: 1,
      },
    ],
    tries: 2,
  },
  attention: {
    checks: [
      {
        key: "lamp",
        kind: "nonsensical",
        statement: "I have eaten a lamp today.",
        passing: [1, 2, 3],
        trial: 4,
        place: 2,
      },
    ],
    failuresAllowed: 1,
  },
  screening: [
    {
      key: "english",
      question: "How well do you read English?",
      options: [
        { key: "well", label: "Well" },
        { key: "badly", label: "Badly" },
      ],
      admits: ["well"],
    },
  ],
  quotas: {
    cells: [
      { key: "women", label: "Women", where: { gender: ["female"] }, target: 60 },
      { key: "men", label: "Men", where: { gender: ["male"] }, target: 60 },
    ],
    admitOthers: true,
  },
  targetParticipants: 120,
  recruitment: {
    ...DEMO_PROTOCOL.recruitment,
    otherRecruiter: {
      name: "A panel",
      idParameter: "pid",
      carriedParameters: ["wave"],
      ends: { completed: { code: "DONE", returnUrl: null } },
    },
  },
  interimLooks: [40, 80],
  plan: {
    ...firstPlan(),
    contrasts: { kind: "pairs", pairs: [{ first: "CF", second: "MT" }] },
    smallestEffect: 0.25,
    looks: [40, 80],
  },
};

const clone = (protocol: Protocol): Protocol => structuredClone(protocol);

function sentences(change: (protocol: Protocol) => void): string[] {
  const after = clone(FULL);
  change(after);
  return diffProtocols(FULL, after).map(sayChange);
}

/** Every place in a document that holds a value without parts. */
function leaves(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [path];
  const parts = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return parts.flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

/** The same document with another value at this place. */
function changedAt(protocol: Protocol, path: (string | number)[], salt: number): Protocol {
  const copy = clone(protocol);
  let at = copy as unknown as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as typeof at;
  const last = path.at(-1)!;
  const old = at[last];
  if (typeof old === "number") at[last] = old + 1 + salt;
  else if (typeof old === "boolean") at[last] = !old;
  else at[last] = old === null ? `new ${salt}` : `${old} ${salt}`;
  return copy;
}

describe("the difference between two versions of a protocol", () => {
  it("says a number with its unit once", () => {
    expect(
      sentences((protocol) => {
        protocol.timeLimitMinutes = 45;
      }),
    ).toEqual(["Time limit: 60 → 45 minutes"]);
  });

  it("says choices in words", () => {
    expect(
      sentences((protocol) => {
        protocol.showGold = true;
      }),
    ).toEqual(["Show the right answer: no → yes"]);
    expect(
      sentences((protocol) => {
        protocol.constructOrder = "random";
      }),
    ).toEqual(["Order of statements: as listed → by lot"]);
    expect(
      sentences((protocol) => {
        protocol.targetParticipants = null;
      }),
    ).toEqual(["Participants wanted: 120 → no limit"]);
  });

  it("says added, removed and reworded lines, and no line that only made room", () => {
    expect(sentences((protocol) => protocol.consents.splice(1, 0, "I read English."))).toEqual([
      "Consent 2: added (I read English.)",
    ]);
    expect(sentences((protocol) => protocol.consents.shift())).toEqual([
      "Consent 1: removed (I am at least 18 years old.)",
    ]);
    expect(
      sentences((protocol) => {
        protocol.consents[0] = "I am 18 or older.";
      }),
    ).toEqual(["Consent 1: I am at least 18 years old. → I am 18 or older."]);
  });

  it("says which words are translated otherwise, and which languages have come", () => {
    expect(
      sentences((protocol) => {
        protocol.texts!.de!["I am at least 18 years old."] = "Ich bin volljährig.";
      }),
    ).toEqual([
      "Translations, German, “I am at least 18 years old.”: Ich bin mindestens 18 Jahre alt. → Ich bin volljährig.",
    ]);
    expect(sentences((protocol) => protocol.languages?.pop())).toEqual([
      "Other language 2: removed (Chinese)",
    ]);
  });

  it("says a change of order as that", () => {
    expect(sentences((protocol) => protocol.constructs.push(protocol.constructs.shift()!))).toEqual(
      [
        "Statements: order Plausibility, Understandability, Completeness, Satisfaction, Contrastiveness → Understandability, Completeness, Satisfaction, Contrastiveness, Plausibility",
      ],
    );
  });

  it("names the item that a change is in", () => {
    expect(
      sentences((protocol) => {
        protocol.attention.checks[0]!.passing = [1, 2];
      }),
    ).toEqual(["Attention check “lamp”, Answer 3: removed (3)"]);
    expect(
      sentences((protocol) => {
        protocol.quotas!.cells[1]!.target = 80;
      }),
    ).toEqual(["Quotas, Quota cell “men”, Participants wanted: 60 → 80"]);
  });

  it("says what a part that comes or goes consists of", () => {
    expect(
      sentences((protocol) => {
        protocol.comprehension = null;
      }),
    ).toEqual([
      "Comprehension check: Questions: Question “task”: Key: task; Question: What do you rate?; Options: answers; explanations; Right answer: option 2; Tries: 2 → none",
    ]);
    const [added] = sentences((protocol) => {
      protocol.recruitment.mturk = {
        ends: { completed: { code: "A1", returnUrl: null } },
      };
    });
    expect(added).toMatch(/^Mechanical Turk: not used → Completed: Code: A1/);
  });

  it("is empty exactly when the versions are equal, and names every changed place", () => {
    const places = leaves(FULL);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(places.length - 1), { maxLength: 4 }),
        fc.integer({ min: 1, max: 9 }),
        (chosen, salt) => {
          const changed = chosen.map((index) => places[index]!);
          const after = changed.reduce((now, path) => changedAt(now, path, salt), FULL);
          const changes = diffProtocols(FULL, after);
          expect(changes.length > 0).toBe(changed.length > 0);
          for (const path of changed) {
            const at = path.join(".");
            // A changed line of a list may be a line that went and one that came.
            const list = path.slice(0, -1).join(".");
            expect(
              changes.some(
                (one) =>
                  at === one.path ||
                  at.startsWith(`${one.path}.`) ||
                  one.path.startsWith(`${list}.`),
              ),
            ).toBe(true);
          }
          for (const { label } of changes) expect(label).not.toBe("");
        },
      ),
    );
  });

  it("is empty exactly when the versions are equal, also when lists are cut, doubled and turned", () => {
    const lists = [
      "information",
      "consents",
      "constructs",
      "scale",
      "debrief",
      "screening",
    ] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...lists),
        fc.array(fc.nat(9), { maxLength: 8 }),
        (list, picked) => {
          const items: unknown[] = FULL[list];
          const taken = picked.flatMap((index) => items[index] ?? []);
          const after = { ...FULL, [list]: taken };
          const same = JSON.stringify(taken) === JSON.stringify(items);
          expect(diffProtocols(FULL, after).length === 0).toBe(same);
          expect(diffProtocols(after, FULL).length === 0).toBe(same);
        },
      ),
    );
  });

  it("does not depend on the order in which a document was written down", () => {
    const turned = Object.fromEntries(Object.entries(FULL).reverse()) as unknown as Protocol;
    expect(diffProtocols(FULL, turned)).toEqual([]);
  });
});
