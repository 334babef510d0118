import { z } from "zod";
import { signInSchema } from "./sign-in";

export const SHORTEST_PASSWORD = 12;

export const nameSchema = z.object({
  name: z.string().trim().min(1, "Enter your name.").max(100, "At most 100 characters."),
});

/** Whether somebody is told of their studies by mail. */
export const alertsSchema = z.object({ alerts: z.boolean() });

const newPassword = z
  .string()
  .min(SHORTEST_PASSWORD, `Enter at least ${SHORTEST_PASSWORD} characters.`)
  .max(200, "At most 200 characters.");

/** A new account, made by invitation: its e-mail address is the invitation's. */
export const newAccountSchema = nameSchema.extend({ password: newPassword });
export type NewAccountInput = z.infer<typeof newAccountSchema>;

/** The first password of an account that a provider signs in to. */
export const firstPasswordSchema = z.object({ password: newPassword });

export const passwordChangeSchema = z.object({
  current: signInSchema.shape.password,
  password: newPassword,
});
export type PasswordChangeInput = z.infer<typeof passwordChangeSchema>;
