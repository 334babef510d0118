import { z } from "zod";
import { apiPageSchema } from "./api-pages";

/** What can be taken out of a study as a file. */
export const apiDownloadsSchema = apiPageSchema(
  z.object({
    file: z.string(),
    href: z.url(),
    mediaType: z.string(),
    meaning: z.string().describe("What is in it"),
  }),
);
export type ApiDownload = z.infer<typeof apiDownloadsSchema>["items"][number];
