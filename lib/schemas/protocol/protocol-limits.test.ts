import { describe, expect, it } from "vitest";
import { PROTOCOL_FIELDS } from "@/lib/study/protocol/protocol-fields";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { readProtocol } from "./protocol-edit";

/** A document with something in every list and part that has a number. */
const FULL = {
  ...DEMO_PROTOCOL,
  comprehension: {
    questions: [{ key: "a", question: "A?", options: ["b", "c"], right: 0 }],
    tries: 2,
  },
  attention: {
    checks: [
      { key: "a", kind: "instructional", statement: "A.", passing: [4], trial: 1, place: 1 },
    ],
    failuresAllowed: 0,
  },
  ownQuestions: [
    {
      key: "a",
      question: "A?",
      kind: "number",
      required: true,
      options: [],
      min: null,
      max: null,
      admits: [],
      admitsFrom: null,
      admitsTo: null,
    },
  ],
  quotas: {
    cells: [{ key: "a", label: "A", where: { gender: ["female"] }, target: 1 }],
    admitOthers: true,
  },
  reward: { amount: 1, currency: "EUR" },
};

function problemsWith(path: string, number: number): string[] {
  const document = structuredClone(FULL) as unknown as Record<string, unknown>;
  const parts = path.split(".");
  const last = parts.pop() ?? "";
  const holder = parts.reduce<Record<string, unknown>>(
    (at, part) => at[part] as Record<string, unknown>,
    document,
  );
  holder[last] = number;
  const read = readProtocol(document);
  return read.kind === "problems" ? read.problems.map((problem) => problem.path) : [];
}

const LIMITED = Object.entries(PROTOCOL_FIELDS).flatMap(([pattern, { limits }]) =>
  limits ? [{ path: pattern.replaceAll("*", "0"), limits }] : [],
);

describe("the limits that fields of the protocol name", () => {
  it.each(LIMITED)("are those of the schema: $path", ({ path, limits: [least, most] }) => {
    for (const [limit, step] of [
      [least, -1],
      [most, 1],
    ] as const) {
      if (limit === null) continue;
      expect(problemsWith(path, limit)).not.toContain(path);
      expect(problemsWith(path, limit + step)).toContain(path);
    }
  });

  it("are named by enough of them", () => {
    expect(LIMITED.length).toBeGreaterThan(12);
  });
});
