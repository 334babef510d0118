import { z } from "zod";

export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email("Enter an e-mail address."));

export const signInSchema = z.object({
  email: emailSchema,
  password: z.string().min(1, "Enter your password.").max(200),
});

/** With the code that an account with two factors is asked for; "" where none was. */
export const signInWithCodeSchema = signInSchema.extend({
  code: z.string().max(40, "Enter the 6-digit code, or a recovery code.").default(""),
});
