import { z } from "zod";
import { STAFF_ROLES } from "@/lib/views/accounts/staff-role";
import { emailSchema } from "./sign-in";

export const roleSchema = z.object({ role: z.enum(STAFF_ROLES, "Choose a role.") });

/** Whom an owner asks to join the study's staff. */
export const staffInvitationSchema = roleSchema.extend({ email: emailSchema });
export type StaffInvitationInput = z.infer<typeof staffInvitationSchema>;
