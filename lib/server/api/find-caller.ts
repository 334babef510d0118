import "server-only";
import { askerOf } from "@/lib/server/accounts/asker";
import { currentStaff } from "@/lib/server/accounts/sign-in/auth";
import { findTokenId } from "@/lib/server/accounts/tokens/find-token-bearer";
import {
  type Allowance,
  KNOWN_ALLOWANCE,
  UNKNOWN_ALLOWANCE,
} from "@/lib/views/accounts/api-allowance";

/**
 * Whose requests are counted together: those of a token, of a person who is signed in, else of an
 * address. A token that is none is nobody's: whoever makes tokens up is counted by address.
 */
export async function findCaller(
  request: Request,
): Promise<{ caller: string; allowance: Allowance }> {
  const token = await findTokenId(request);
  if (token) return { caller: `token/${token}`, allowance: KNOWN_ALLOWANCE };
  if (!request.headers.has("authorization")) {
    const staff = await currentStaff();
    if (staff) return { caller: `person/${staff.userId}`, allowance: KNOWN_ALLOWANCE };
  }
  const { address } = askerOf(request.headers);
  return { caller: `address/${address ?? "unknown"}`, allowance: UNKNOWN_ALLOWANCE };
}
