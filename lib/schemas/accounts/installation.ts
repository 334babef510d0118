import { z } from "zod";
import { INSTALLATION_ROLES } from "@/lib/views/accounts/installation-role";
import { emailSchema } from "./sign-in";

export const installationRoleSchema = z.object({
  role: z.enum(INSTALLATION_ROLES, "Choose a role."),
});

/** An account that an administrator makes, to hand it over. */
export const handedAccountSchema = z.object({ email: emailSchema });
export type HandedAccountInput = z.infer<typeof handedAccountSchema>;
