import { z } from "zod";
import { slugProblem } from "@/lib/study/lifecycle/study-slug";

export const studyTitle = z
  .string()
  .trim()
  .min(1, "A study needs a title.")
  .max(200, "At most 200 characters.");

/** A study's name in addresses. */
export const studySlug = z
  .string()
  .trim()
  .superRefine((slug, context) => {
    const message = slug === "" ? "A study needs a name in its addresses." : slugProblem(slug);
    if (message) context.addIssue({ code: "custom", message });
  });

/** A study that is made from nothing. */
export const newStudySchema = z.strictObject({ title: studyTitle, slug: studySlug });
export type NewStudyInput = z.infer<typeof newStudySchema>;

/** Another title, in place of the one that was read. */
export const renameStudySchema = z.strictObject({ title: studyTitle, basedOn: z.string() });
export type RenameStudyInput = z.infer<typeof renameStudySchema>;
