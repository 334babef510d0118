import { z } from "zod";
import { day } from "@/lib/schemas/shared/dates";

/** By which somebody who is no member of staff is meant: the server itself. */
export const SERVER = "server";

const none = <T>(schema: z.ZodType<T>) => schema.optional().catch(undefined);

/** From the query of the audit log. Anything else means all. */
export const auditFilterSchema = z.object({
  action: none(z.string().regex(/^[a-z-]{1,40}$/)),
  who: none(z.union([z.literal(SERVER), z.uuid()])),
  /** In UTC. */
  day: none(day()),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

const key = none(
  z
    .string()
    .regex(/^\d{1,13}_[0-9a-f-]{36}$/)
    .refine((text) => z.uuid().safeParse(text.split("_")[1]).success),
);

/** Where a page of the audit log begins: an entry's time in milliseconds, and its id. */
export const auditKeyset = z.object({ after: key, before: key });
