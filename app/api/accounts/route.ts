import { handedAccountSchema } from "@/lib/schemas/accounts/installation";
import { createAccount } from "@/lib/server/accounts/installation/create-account";
import { requireAdministrator } from "@/lib/server/accounts/installation/require-administrator";
import { answering, readJson } from "@/lib/server/shared/http";

/** Makes an account to hand over; the reply alone has its link. */
export function POST(request: Request) {
  return answering(async () => {
    const access = await requireAdministrator();
    const input = await readJson(request, handedAccountSchema);
    const headers = { "Cache-Control": "no-store" };
    return Response.json(await createAccount(access, input), { status: 201, headers });
  });
}
