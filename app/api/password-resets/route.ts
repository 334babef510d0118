import { handedAccountSchema } from "@/lib/schemas/accounts/installation";
import { limitLinks } from "@/lib/server/accounts/limit-links";
import { mailPasswordReset, requireMail } from "@/lib/server/accounts/mail/request-reset";
import { answering, readJson } from "@/lib/server/shared/http";

/** Mails a link that sets a new password. The reply, and its time, tell nothing of the account. */
export function POST(request: Request) {
  return answering(async () => {
    requireMail();
    await limitLinks(request);
    const { email } = await readJson(request, handedAccountSchema);
    void mailPasswordReset(email).catch((error: unknown) => console.error(error));
    return Response.json({ accepted: true }, { status: 202 });
  });
}
