import { z } from "zod";

export const signInSchema = z.object({
  email: z.email("Enter your e-mail address.").trim().toLowerCase().max(254),
  password: z.string().min(1, "Enter your password.").max(200),
});
