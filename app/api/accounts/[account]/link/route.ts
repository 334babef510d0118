import { createAccountLink } from "@/lib/server/accounts/installation/create-account-link";
import { requireAdministrator } from "@/lib/server/accounts/installation/require-administrator";
import { answering, readId } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ account: string }>;
}

/** Makes a link by which the account's owner sets a password; the reply alone has it. */
export function POST(_request: Request, { params }: Context) {
  return answering(async () => {
    const access = await requireAdministrator();
    const made = await createAccountLink(access, readId((await params).account));
    return Response.json(made, { status: 201, headers: { "Cache-Control": "no-store" } });
  });
}
