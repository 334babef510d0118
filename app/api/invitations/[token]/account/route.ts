import { newAccountSchema } from "@/lib/schemas/accounts/account";
import { limitLinks } from "@/lib/server/accounts/limit-links";
import { acceptWithPassword } from "@/lib/server/accounts/team/accept-invitation";
import { answering, readJson } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ token: string }>;
}

/** Makes the account that the invitation is for, which joins the study. */
export function POST(request: Request, { params }: Context) {
  return answering(async () => {
    await limitLinks(request);
    const input = await readJson(request, newAccountSchema);
    const made = await acceptWithPassword((await params).token, input);
    return Response.json(made, { status: 201 });
  });
}
