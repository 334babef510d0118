import { requireAdministrator } from "@/lib/server/accounts/installation/require-administrator";
import { resetSecondFactor } from "@/lib/server/accounts/second-factor/change-second-factor";
import { answering, readId } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ account: string }>;
}

/** Removes the second factor of an account whose owner has lost it. */
export function POST(_request: Request, { params }: Context) {
  return answering(async () => {
    const access = await requireAdministrator();
    await resetSecondFactor(access, readId((await params).account));
    return Response.json({ removed: true });
  });
}
