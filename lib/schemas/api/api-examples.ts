import type { z } from "zod";
import type { apiComparisonSchema } from "./api-comparison";
import type { apiDownloadsSchema } from "./api-downloads";
import type { apiProgressSchema } from "./api-progress";
import { PARTICIPANT_COLUMNS, RATING_COLUMNS } from "./api-rows";
import type { ApiStudy, apiStudiesSchema } from "./api-studies";

/** Replies as they come, for the description of the API. */

const HREF = "https://grounded.example.org/api/v1/studies/pilot-2026";

const HEADING = {
  slug: "pilot-2026",
  title: "Which explanations do people find plausible?",
  status: "CLOSED",
  openedAt: "2026-05-04T08:00:00.000Z",
  closedAt: "2026-05-11T18:30:00.000Z",
  href: HREF,
} as const;

export const STUDIES_EXAMPLE: z.infer<typeof apiStudiesSchema> = {
  items: [HEADING],
  next: null,
  cursor: "WyIyMDI2LTA1LTAxVDA5OjAwOjAwLjAwMFoiLCIwIl0",
};

export const STUDY_EXAMPLE: ApiStudy = {
  ...HEADING,
  protocol: {
    version: 1,
    hash: "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0",
    openedAt: "2026-05-04T08:00:00.000Z",
  },
  methods: [
    { key: "MT:Unrevised", label: "MT, unrevised", explanations: 48 },
    { key: "MT+CF:Revised", label: "MT+CF, revised", explanations: 48 },
  ],
  constructs: [
    {
      key: "Plausibility",
      statement: "The explanation is plausible.",
      points: 5,
      reversed: false,
    },
  ],
  questions: 48,
  participants: { participants: 117, simulated: 0, imported: 0 },
  links: {
    progress: `${HREF}/progress`,
    comparison: `${HREF}/comparison`,
    participants: `${HREF}/participants`,
    ratings: `${HREF}/ratings`,
    downloads: `${HREF}/downloads`,
  },
};

const method = { explanations: 48, responses: { stored: 468, planned: 480 }, fewest: 9, most: 10 };

export const PROGRESS_EXAMPLE: z.infer<typeof apiProgressSchema> = {
  asOf: "2026-05-11T18:30:01.000Z",
  status: "CLOSED",
  origin: { participants: 80, simulated: 0, imported: 0 },
  visits: 92,
  consented: 80,
  active: 0,
  completed: 78,
  dropped: 2,
  ended: {
    "failed-attention": 0,
    "screened-out": 0,
    "study-full": 0,
    "timed-out": 0,
    withdrawn: 0,
    erased: 0,
  },
  constructs: 5,
  responses: { stored: 936, planned: 960 },
  ratings: { stored: 4680, planned: 4800 },
  medianDuration: { milliseconds: 612_000, runs: 78 },
  methods: [
    { key: "MT:Unrevised", label: "MT, unrevised", farBehind: 0, ...method },
    { key: "MT+CF:Revised", label: "MT+CF, revised", farBehind: 0, ...method },
  ],
  funnel: [
    { name: "Opened the link", reached: 92, stopped: 12 },
    { name: "Consented", reached: 80, stopped: 2 },
    { name: "Reached the end", reached: 78, stopped: null },
  ],
  levels: [
    { responses: 9, explanations: [12, 12] },
    { responses: 10, explanations: [36, 36] },
  ],
  cells: null,
  aim: 10,
  pace: { of: "participants", target: 80, done: 78, lastDay: 0 },
  pay: null,
  flags: {
    attention: 0,
    "straight-lining": 3,
    speed: 1,
    "fast-trials": 2,
    "implausible-times": 0,
    away: 0,
    translated: 0,
    "pasted-comment": 0,
    "same-device": 0,
    "same-person": 0,
  },
  excluded: 1,
  mismatches: 0,
};

const few = { kind: "too-few", reason: "There are too few responses." } as const;
const described = (mean: number, counts: number[]) => ({
  n: 468,
  mean,
  sd: 1.02,
  se: 0.047,
  median: 4,
  q1: 3,
  q3: 5,
  min: 1,
  max: 5,
  counts,
  tInterval: [mean - 0.093, mean + 0.093] as [number, number],
});

export const COMPARISON_EXAMPLE: z.infer<typeof apiComparisonSchema> = {
  methods: ["MT:Unrevised", "MT+CF:Revised"],
  participants: 77,
  responses: 924,
  performance: {
    runs: null,
    answers: {
      accuracy: {
        "MT:Unrevised": { n: 48, proportion: 0.6875, interval: [0.547, 0.801] },
        "MT+CF:Revised": { n: 48, proportion: 0.75, interval: [0.612, 0.851] },
      },
      mcnemar: [
        {
          first: "MT:Unrevised",
          second: "MT+CF:Revised",
          n: 48,
          discordant: 7,
          difference: 0.0625,
          pValue: 0.453125,
        },
      ],
    },
  },
  constructs: {
    Plausibility: {
      descriptives: {
        "MT:Unrevised": described(3.61, [21, 52, 113, 184, 98]),
        "MT+CF:Revised": described(3.94, [12, 31, 92, 170, 163]),
      },
      shapiroWilk: {
        overall: { w: 0.871, pValue: 2.3e-24 },
        byMethod: { "MT:Unrevised": few, "MT+CF:Revised": few },
      },
      levene: {
        median: { statistic: 0.84, df1: 1, df2: 934, pValue: 0.36 },
        mean: { statistic: 1.61, df1: 1, df2: 934, pValue: 0.2 },
      },
      kruskalWallis: { statistic: 27.4, df: 1, pValue: 1.7e-7, epsilonSquared: 0.029, n: 936 },
      dunn: [
        {
          first: "MT:Unrevised",
          second: "MT+CF:Revised",
          z: 5.23,
          pValue: 1.7e-7,
          pBonferroni: 1.7e-7,
          pHolm: 1.7e-7,
          pBenjaminiHochberg: 1.7e-7,
        },
      ],
      varghaDelaney: [
        {
          first: "MT:Unrevised",
          second: "MT+CF:Revised",
          a: 0.405,
          se: 0.021,
          interval: [0.364, 0.446],
        },
      ],
    },
  },
};

export const DOWNLOADS_EXAMPLE: z.infer<typeof apiDownloadsSchema> = {
  items: [
    {
      file: "ratings.csv",
      href: `${HREF}/downloads/ratings.csv`,
      mediaType: "text/csv",
      meaning: "One row per rating.",
    },
  ],
  next: null,
  cursor: "WyJyYXRpbmdzLmNzdiJd",
};

function rowOf(columns: readonly { name: string }[], given: Record<string, unknown>) {
  return Object.fromEntries(columns.map(({ name }) => [name, given[name] ?? null]));
}

export const PARTICIPANTS_EXAMPLE = {
  items: [
    rowOf(PARTICIPANT_COLUMNS, {
      participant_code: "K7PX-4QMT",
      ordinal: 1,
      status: "completed",
      simulated: false,
      source: "prolific",
      language: "en",
      protocol_version: 1,
      consented_at: "2026-05-04T09:12:31.204Z",
      completed_at: "2026-05-04T09:22:40.870Z",
      trials_assigned: 12,
      responses_stored: 12,
      gender: "female",
      age_band: "25-34",
      country: "DE",
      state: "completed",
      comprehension_tries: 0,
      excluded: false,
    }),
  ],
  next: `${HREF}/participants?limit=1&cursor=WzFd`,
  cursor: "WzFd",
};

export const RATINGS_EXAMPLE = {
  items: [
    rowOf(RATING_COLUMNS, {
      study: "pilot-2026",
      participant_code: "K7PX-4QMT",
      participant_status: "completed",
      simulated: false,
      trial_id: "5f0c1b8e-6d0a-4f52-9a55-0a6a8a1f5d11",
      position: 1,
      method: "MT+CF:Revised",
      question_id: "17",
      explanation_id: "b1d6f0de-04a5-4bb4-8e70-0d92b1a1a7c3",
      construct: "Plausibility",
      rating: 4,
      score: 4,
      scale_points: 5,
      gold_answer: "play tag",
      student_answer: "play tag",
      student_correct: true,
      explanation_length: 96,
      duration_ms: 41_250,
      submitted_at: "2026-05-04T09:13:42.118Z",
      received_at: "2026-05-04T09:13:42.390Z",
      protocol_version: 1,
      source: "prolific",
      excluded: false,
    }),
  ],
  next: null,
  cursor: "WyI3NDEiLCI1ZjBjMWI4ZS02ZDBhLTRmNTItOWE1NS0wYTZhOGExZjVkMTEiLDBd",
};
