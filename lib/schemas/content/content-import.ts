import { z } from "zod";
import { CONTENT_FIELDS } from "@/lib/importers/column-mapping";

/** An empty field of a form is none. */
const words = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `At most ${longest} characters.`)
    .nullable()
    .transform((text) => text || null);

const defaults = z.object({
  method: words(100),
  modelSize: words(40),
  runNumber: z.int("A whole number.").min(0).max(2_147_483_647).nullable(),
});
const column = z.string().min(1).max(500);
const [choices, ...single] = [
  "choices" as const,
  ...CONTENT_FIELDS.filter((field) => field !== "choices"),
];

/** How a file of content is read: chosen in the form, sent with the file. */
export const contentFormSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("questions") }),
  z.object({
    kind: z.literal("student-output"),
    defaults: defaults.extend({
      method: z
        .string()
        .trim()
        .min(1, "Say which method trained the student.")
        .max(100, "At most 100 characters."),
    }),
  }),
  z.object({
    kind: z.literal("accuracy-runs"),
    /** Lines that the researcher leaves out. */
    skip: z.array(z.int().min(1)).max(1000),
  }),
  z.object({
    kind: z.literal("table"),
    mapping: z.object({
      columns: z.partialRecord(z.enum(single), column),
      [choices]: z.array(column).max(10),
    }),
    defaults,
  }),
]);
export type ContentFormInput = z.infer<typeof contentFormSchema>;

/** From the address of an import: how the file is read, and the finding that is to be stored. */
export const contentImportSchema = z.object({
  form: z
    .string()
    .max(8000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue("Not JSON.");
        return z.NEVER;
      }
    })
    .pipe(contentFormSchema),
  /** Null: look at the file, and store nothing. */
  finding: z.string().max(100).nullable().default(null),
});
