import { z } from "zod";
import { signInProvidersSchema } from "./sign-in-provider";

/** The only reader of the process's environment (commands under scripts apart). */

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** Signs staff cookies and participants' tokens, keys the hashes of recruiters' ids. */
  NEXTAUTH_SECRET: z.string().min(32),
  /** The public address of this server. */
  NEXTAUTH_URL: z.url({ protocol: /^https?$/ }),
  /** Where the app listens, to reach itself: the server sets its port, and its command the address. */
  PORT: z.coerce.number().int().min(1).max(65_535).catch(3000),
  HOST: z.string().optional(),
  /** Prolific's secret for the messages of its server. Without it none are taken. */
  PROLIFIC_WEBHOOK_SECRET: z.preprocess((text) => text || undefined, z.string().min(8).optional()),
  /** The file in which every erasure is noted, to be kept beside the backups. */
  ERASURE_LIST: z.string().optional(),
  /** Who else can sign staff in, beside passwords. */
  OIDC_PROVIDERS: signInProvidersSchema,
  /** Whether accounts with a password need a second factor. */
  REQUIRE_TWO_FACTOR: z.enum(["yes", "no", ""]).optional(),
  /** The mail server, like smtps://user:password@mail.example.org, and who mails are from. Without them links are shown. */
  SMTP_URL: z.preprocess((text) => text || undefined, z.url({ protocol: /^smtps?$/ }).optional()),
  MAIL_FROM: z.preprocess((text) => text || undefined, z.string().optional()),
  /** The proxies in front of this server, whose word for who asks is believed. */
  TRUSTED_PROXY: z.string().optional(),
});

export type Env = z.infer<typeof schema>;

let known: Env | undefined;

/**
 * The validated settings. Read at the first use, not at import, so that a build needs none of them.
 * @throws Error naming every missing or malformed variable.
 */
export function env(): Env {
  if (known) return known;
  const parsed = schema.safeParse(process.env);
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => issue.path.join(".")).join(", ");
    throw new Error(`These settings are missing or malformed: ${names}.`);
  }
  known = parsed.data;
  return known;
}
