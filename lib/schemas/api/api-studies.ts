import { z } from "zod";
import { STUDY_STATUSES } from "@/lib/study/lifecycle/lifecycle";
import { apiPageSchema } from "./api-pages";

const instant = z.iso.datetime();

const heading = {
  slug: z.string().describe("The study's name in addresses"),
  title: z.string(),
  status: z.enum(STUDY_STATUSES),
  openedAt: instant.nullable().describe("When it opened; null before"),
  closedAt: instant.nullable().describe("When it closed; null before"),
  href: z.url().describe("Where the API tells more about it"),
};

export const apiStudySchema = z.object({
  ...heading,
  protocol: z
    .object({
      version: z.int().describe("The number of the newest version that was opened"),
      hash: z.string().describe("The SHA-256 of its document"),
      openedAt: instant.nullable(),
    })
    .nullable()
    .describe("Null where no version was opened yet"),
  methods: z
    .array(z.object({ key: z.string(), label: z.string(), explanations: z.int() }))
    .describe("What is compared, in its order"),
  constructs: z
    .array(
      z.object({
        key: z.string(),
        statement: z.string().nullable(),
        points: z.int().describe("Answers run from 1 to this"),
        reversed: z.boolean().describe("Whether the analyses turn the answers around"),
      }),
    )
    .describe("What is rated, in its order"),
  questions: z.int(),
  participants: z.object({
    participants: z.int().describe("All who consented"),
    simulated: z.int(),
    imported: z.int(),
  }),
  links: z.object({
    progress: z.url(),
    comparison: z.url(),
    participants: z.url(),
    ratings: z.url(),
    downloads: z.url(),
  }),
});
export type ApiStudy = z.infer<typeof apiStudySchema>;

export const apiStudiesSchema = apiPageSchema(z.object(heading));
export type ListedApiStudy = z.infer<typeof apiStudiesSchema>["items"][number];
