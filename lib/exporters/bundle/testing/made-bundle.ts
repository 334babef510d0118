import type { ResponseTable } from "@/lib/comparison/responses/response-table";
import { compareTable } from "@/lib/comparison/testing/compare-table";
import { makeTable } from "@/lib/comparison/testing/make-table";
import type {
  BundleDescription,
  BundledColumn,
  BundleFigures,
} from "@/lib/exporters/bundle/bundle-description";
import { dataPath } from "@/lib/exporters/bundle/bundle-description";
import { firstProtocol } from "@/lib/study/protocol/first-protocol";

const HASH = "0".repeat(64);
const column = (name: string, more: Partial<BundledColumn> = {}): BundledColumn => ({
  name,
  type: "string",
  meaning: `What ${name} means.`,
  ...more,
});

/** A bundle of a made study; what is unusual about it is given. */
export function makeDescription(changes: Partial<BundleDescription> = {}): BundleDescription {
  const words = ["strongly disagree", "disagree", "neither", "agree", "strongly agree"];
  return {
    app: { name: "Grounded", version: "0.0.0" },
    takenAt: "2026-03-04T05:06:07.000Z",
    snapshot: "00000003-0000001B-1",
    study: {
      slug: "made-study",
      title: "A made study: “one” | two",
      status: "closed",
      openedAt: "2026-02-01T08:00:00.000Z",
      closedAt: "2026-03-01T08:00:00.000Z",
    },
    filters: {
      set: "completed",
      from: null,
      to: null,
      source: null,
      version: null,
      simulated: true,
    },
    protocols: [
      {
        number: 1,
        hash: HASH,
        openedAt: "2026-02-01T08:00:00.000Z",
        document: firstProtocol("What people think"),
      },
    ],
    methods: ["CF", "MT", "MT+CF"].map((key) => ({ key, label: key, factors: {} })),
    constructs: ["A", "B", "C"].map((key) => ({
      key,
      statement: `It is ${key}.`,
      points: 5,
      words,
      reversed: key === "C",
    })),
    tables: [
      {
        name: "ratings",
        path: dataPath("ratings"),
        rows: "one row per rating",
        meaning: "Every rating.",
        columns: [
          column("participant_code"),
          column("rating", {
            type: "integer",
            unit: "points",
            values: Object.fromEntries(words.map((word, place) => [String(place + 1), word])),
          }),
          column("excluded", { type: "boolean", meaning: "Whether it counts." }),
        ],
      },
      {
        name: "accuracy-runs",
        path: dataPath("accuracy-runs"),
        rows: "one row per model run",
        meaning: "Every run.",
        columns: [column("excluded", { type: "boolean", meaning: "Whether the run counts." })],
      },
    ],
    people: {
      byStatus: { completed: 12, withdrawn: 1 },
      bySource: { prolific: 13 },
      excluded: [{ reason: "Always the same answer.", rule: null, participants: 2 }],
      outsideSets: { notCompleted: 1, failedAttention: 0 },
      firstAt: "2026-02-01T09:00:00.000Z",
      lastAt: "2026-02-20T09:00:00.000Z",
      minutes: { n: 12, median: 10, q1: 8, q3: 12.5 },
      pay: { amount: 2, currency: "GBP" },
      aboutYou: [{ key: "gender", answers: [{ value: "female", participants: 7 }] }],
    },
    content: {
      questions: 8,
      explanations: [{ method: "CF", explanations: 8, modelRuns: 1 }],
    },
    ...changes,
  };
}

/** The bundle of a made study with the methods and constructs of this table. */
export function describeTable({ methods, constructs }: ResponseTable): BundleDescription {
  return makeDescription({
    methods: methods.map((method) => ({ ...method, factors: {} })),
    constructs: constructs.map((construct) => ({ ...construct, reversed: false, words: [] })),
  });
}

/** Its figures, with the comparison of a made table. */
export function makeFigures(changes: Partial<BundleFigures> = {}): BundleFigures {
  return {
    comparison: compareTable(makeTable({})),
    noComparison: null,
    failedChecks: null,
    files: [{ path: dataPath("ratings"), bytes: 12, sha256: HASH, rows: 1 }],
    ...changes,
  };
}
