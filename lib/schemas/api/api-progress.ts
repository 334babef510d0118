import { z } from "zod";
import { STUDY_STATUSES } from "@/lib/study/lifecycle/lifecycle";
import { FLAG_KINDS } from "@/lib/study/quality/quality-flags";
import type { MonitorView } from "@/lib/views/monitor/monitor";
import { ENDED_STATES } from "@/lib/views/participants/listed-participant";

const storedOfPlanned = z.object({ stored: z.int(), planned: z.int() });

/** How a study goes: the figures of the monitor. */
export const apiProgressSchema = z.object({
  asOf: z.iso.datetime().describe("When it was counted"),
  status: z.enum(STUDY_STATUSES),
  origin: z
    .object({ participants: z.int(), simulated: z.int(), imported: z.int() })
    .describe("All who consented, and how many of them did not take part here"),
  visits: z.int().describe("Visits to the first page, of people who may never have consented"),
  consented: z.int().describe("The sum of active, completed, dropped and all of ended"),
  active: z.int(),
  completed: z.int(),
  dropped: z.int(),
  ended: z
    .record(z.enum(ENDED_STATES), z.int())
    .describe("Runs that ended otherwise, by how they did"),
  constructs: z.int(),
  responses: storedOfPlanned,
  ratings: storedOfPlanned,
  medianDuration: z
    .object({ milliseconds: z.number(), runs: z.int() })
    .nullable()
    .describe(
      "From consent to the end, of people who completed: without simulated and imported ones",
    ),
  methods: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      explanations: z.int(),
      responses: storedOfPlanned,
      fewest: z.int().nullable().describe("Responses of the least rated explanation"),
      most: z.int().nullable().describe("Responses of the most rated explanation"),
      farBehind: z
        .int()
        .describe("Explanations with two responses or more fewer than the most rated one"),
    }),
  ),
  funnel: z
    .array(
      z.object({
        name: z.string(),
        reached: z.int().describe("Who came so far, or further"),
        stopped: z.int().nullable().describe("Whose run ended exactly there; null: not known"),
      }),
    )
    .describe("From the link to the end"),
  levels: z
    .array(z.object({ responses: z.int(), explanations: z.array(z.int()) }))
    .describe("How many explanations have so many responses, in the order of the methods"),
  cells: z
    .array(
      z.object({
        id: z.string(),
        externalId: z.string().describe("The question's id, as it was imported"),
        cells: z
          .array(
            z.object({ responses: z.int(), explanations: z.int(), retired: z.int() }).nullable(),
          )
          .describe("In the order of the methods; null where one has no explanation of it"),
      }),
    )
    .nullable()
    .describe("Every explanation by question and method; null where they are too many"),
  aim: z
    .int()
    .nullable()
    .describe("Responses that an explanation is to get; null where the protocol names no number"),
  pace: z.object({
    of: z.enum(["participants", "responses"]).describe("What is counted"),
    target: z.int().nullable().describe("How many there are to be"),
    done: z.int(),
    lastDay: z.int().describe("How many of them came in the last 24 hours"),
  }),
  pay: z
    .object({
      reward: z.object({ amount: z.number(), currency: z.string() }),
      prolific: z.boolean().describe("Whether Prolific's people are among those who may come"),
      runs: z.int(),
      medianMs: z.number().nullable(),
      slowMs: z.number().nullable().describe("Nine in ten were faster"),
    })
    .nullable()
    .describe("What the protocol pays, and how long people take for it; null without a reward"),
  flags: z
    .record(z.enum(FLAG_KINDS), z.int())
    .describe("Participants by quality flag: where to look"),
  excluded: z.int().describe("Participants whom the analyses leave out by decision"),
  mismatches: z.int().describe("Participants of whom the recruiter says something else"),
}) satisfies z.ZodType<MonitorView>;
