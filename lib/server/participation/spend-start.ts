import "server-only";
import { headers } from "next/headers";
import { clientAddress, networkOf } from "@/lib/server/shared/client-address";
import { countUses } from "@/lib/server/shared/count-uses";
import { ADDRESS_BUDGETS, DEVICE_BUDGETS } from "@/lib/study/participation/arrival-budgets";
import { knownDevice } from "./participant-token";
import { noteTooMany, type Start, tooMany } from "./too-many-starts";

/**
 * Counts somebody who begins against the budgets of the address and the browser that they come from.
 * Neither is stored: a keyed hash of each is kept for its window.
 *
 * @throws AppError too-many-requests (429), with the seconds to wait. Staff are told once a
 * window, not of whom.
 */
export async function spendStart(studyId: string, start: Start): Promise<void> {
  const address = clientAddress(await headers());
  const device = await knownDevice();
  const budgets = [
    ...named("address", address === null ? "unknown" : networkOf(address), ADDRESS_BUDGETS),
    // A browser that has none begins, and is counted by its address.
    ...(device ? named("device", device, DEVICE_BUDGETS) : []),
  ];
  const counts = await countUses(
    budgets.map(({ reason, value, name, seconds }) => ({
      name: `start/${studyId}/${start}/${reason}/${name}/${value}`,
      seconds,
    })),
  );
  const spent = budgets.flatMap((budget, index) => {
    const { used = 0, secondsLeft = 0 } = counts[index] ?? {};
    return used > budget.most ? [{ ...budget, used, secondsLeft }] : [];
  });
  // To refuse is cheap: the first of a window is noted, and no other.
  for (const { reason, used, most } of spent) {
    if (used === most + 1) await noteTooMany(studyId, reason, start);
  }
  if (spent.length > 0) throw tooMany(Math.max(...spent.map(({ secondsLeft }) => secondsLeft)));
}

const named = <T extends object>(
  reason: "address" | "device",
  value: string,
  budgets: readonly T[],
) => budgets.map((budget) => ({ ...budget, reason, value }));
