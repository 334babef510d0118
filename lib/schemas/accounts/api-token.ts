import { z } from "zod";
import { typedWhole } from "@/lib/schemas/shared/typed-number";
import { TOKEN_SCOPES } from "@/lib/views/accounts/token-scope";

export const LONGEST_TOKEN_DAYS = 365;

const days = `Enter a number of days from 1 to ${LONGEST_TOKEN_DAYS}.`;

/** What a program is given a token for. */
export const apiTokenSchema = z.object({
  name: z.string().trim().min(1, "Say what it is for.").max(100, "At most 100 characters."),
  scopes: z.array(z.enum(TOKEN_SCOPES)).min(1, "Choose at least one."),
  days: typedWhole(1, LONGEST_TOKEN_DAYS, days),
});
export type ApiTokenInput = z.infer<typeof apiTokenSchema>;
