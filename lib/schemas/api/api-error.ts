import { z } from "zod";
import { ERROR_STATUS, type ErrorCode } from "@/lib/errors";

const codes = [...(Object.keys(ERROR_STATUS) as ErrorCode[]), "unexpected"] as const;

/** What every reply with a status from 400 on says. */
export const apiErrorSchema = z.object({
  error: z.object({
    code: z.enum(codes).describe("What went wrong, for programs"),
    message: z.string().describe("The same in a sentence, for people"),
    fields: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe("What is wrong with which part of the request"),
  }),
});
