import { z } from "zod";

/** A participant's place in the order of arrival, from an address. */
export const ordinalSchema = z.coerce.number().int().min(0).max(2_147_483_647);

/** The longest reason that is taken, in characters. */
export const REASON_LENGTH = 500;

/** Why staff erase a participant; it stays in the audit log, so it must not name the person. */
export const erasureSchema = z.object({
  reason: z.string().trim().min(1, "Say why.").max(REASON_LENGTH),
});
