import { z } from "zod";

export const MOST_INVITATIONS = 10_000;
export const LONGEST_INVITATION_DAYS = 365;

/** Empty is not nothing: it is missing. */
const wholeNumber = (most: number, message: string) =>
  z
    .string(message)
    .trim()
    .regex(/^\d{1,6}$/, message)
    .transform(Number)
    .refine((number) => number >= 1 && number <= most, message);

/** How many invitations are made at once, and for how long they can be used. */
export const invitationsSchema = z.object({
  count: wholeNumber(
    MOST_INVITATIONS,
    `A whole number from 1 to ${MOST_INVITATIONS.toLocaleString("en-GB")}.`,
  ),
  days: wholeNumber(
    LONGEST_INVITATION_DAYS,
    `A whole number from 1 to ${LONGEST_INVITATION_DAYS}.`,
  ),
});
export type InvitationsInput = z.infer<typeof invitationsSchema>;
