import "server-only";
import { AppError } from "@/lib/errors";
import { spendRequest } from "@/lib/server/api/spend-request";
import { LINK_ALLOWANCE } from "@/lib/views/accounts/api-allowance";
import { askerOf } from "./asker";

/**
 * Counts an attempt to use an invitation or a password link against the allowance of the network's
 * address, before anything dear is done.
 * @throws AppError too-many-requests (429), with when to come again.
 */
export async function limitLinks(request: Request): Promise<void> {
  const { address } = askerOf(request.headers);
  const { left, seconds } = await spendRequest(`links/${address ?? "unknown"}`, LINK_ALLOWANCE);
  if (left >= 0) return;
  const message = "Too many attempts from your network. Wait a few minutes and try again.";
  throw new AppError("too-many-requests", message, [], seconds);
}
