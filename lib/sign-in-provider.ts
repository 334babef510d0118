import { z } from "zod";

/** Only the machine itself is talked to without encryption. */
const issuer = z
  .url({ protocol: /^https?$/ })
  .refine((text) => {
    const { protocol, hostname } = new URL(text);
    return protocol === "https:" || ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  }, "An issuer is reached by https.")
  .transform((text) => text.replace(/\/$/, ""));

/** Somebody who can say who a member of staff is, by OpenID Connect (GitHub: by OAuth). */
const providerSchema = z.object({
  /** Part of the address that the provider sends people back to: `/api/auth/callback/{id}`. */
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .refine((id) => id !== "credentials"),
  /** On the button. */
  name: z.string().min(1).max(60),
  issuer,
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  scope: z.string().default("openid email profile"),
});
export type SignInProvider = z.infer<typeof providerSchema>;

/** The setting: a JSON list; empty or missing, there is none. */
export const signInProvidersSchema = z.preprocess(
  (text, context) => {
    if (text === undefined || text === "") return [];
    try {
      return JSON.parse(String(text));
    } catch {
      context.addIssue({ code: "custom", message: "This is not JSON." });
      return z.NEVER;
    }
  },
  z
    .array(providerSchema)
    .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, "Two have one id."),
);
