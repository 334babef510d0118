import { z } from "zod";
import { typedWhole } from "@/lib/schemas/shared/typed-number";

export const MOST_INVITATIONS = 10_000;
export const LONGEST_INVITATION_DAYS = 365;

/** How many invitations are made at once, and for how long they can be used. */
export const invitationsSchema = z.object({
  count: typedWhole(
    1,
    MOST_INVITATIONS,
    `A whole number from 1 to ${MOST_INVITATIONS.toLocaleString("en-GB")}.`,
  ),
  days: typedWhole(
    1,
    LONGEST_INVITATION_DAYS,
    `A whole number from 1 to ${LONGEST_INVITATION_DAYS}.`,
  ),
});
export type InvitationsInput = z.infer<typeof invitationsSchema>;
