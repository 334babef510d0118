import { z } from "zod";
import { newStudySchema, studySlug, studyTitle } from "./new-study";

export const LARGEST_STUDY_FILE = 64 * 1024 * 1024;

/** A study that is made of a file; without a title it has that of the file. */
export const newStudyOfFileSchema = z.strictObject({
  slug: studySlug,
  title: studyTitle.optional(),
});

/** A study that is made of another one. */
export const newStudyOfStudySchema = newStudySchema.extend({
  /** The other one's name in addresses. */
  from: z.string().min(1).max(100),
});
