import { z } from "zod";
import { withPlainDigits } from "@/lib/study/numbers/typed-number";
import { signInSchema } from "./sign-in";

/** A code of an authenticator app, or a recovery code; spaces and capitals are nobody's fault. */
export const secondFactorCode = z
  .string()
  .max(40, "Enter the 6-digit code, or a recovery code.")
  .transform((text) =>
    withPlainDigits(text)
      .replace(/[\s\p{Pd}]/gu, "")
      .toLowerCase(),
  )
  .pipe(z.string().regex(/^(\d{6}|[a-z2-9]{16})$/, "Enter the 6-digit code, or a recovery code."));

export const secondFactorSetupSchema = z.object({ current: signInSchema.shape.password });
export const secondFactorConfirmationSchema = z.object({ code: secondFactorCode });
export const secondFactorRemovalSchema = secondFactorSetupSchema.extend({ code: secondFactorCode });
