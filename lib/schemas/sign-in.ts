import { z } from "zod";

export const signInSchema = z.object({
  email: z.string().trim().toLowerCase().max(254).pipe(z.email("Enter your e-mail address.")),
  password: z.string().min(1, "Enter your password.").max(200),
});
