import "server-only";
import { hasRoom } from "@/lib/study/eligibility";
import { db } from "../db";
import type { TakenStudy } from "./find-taken-study";
import { countTaken } from "./load-people";

/**
 * Whether the study still takes anybody, before it is known who it is: no target is reached, and a
 * quota cell has room. What counts is decided again when places are given.
 */
export async function hasPlaces({ id, protocol }: TakenStudy): Promise<boolean> {
  const { targetParticipants, quotas } = protocol;
  if (targetParticipants === null && quotas === null) return true;
  const taken = await countTaken(db(), id);
  if (!quotas) return hasRoom(protocol, null, taken);
  const cells = [...quotas.cells.map(({ key }) => key), ...(quotas.admitOthers ? [null] : [])];
  return cells.some((cell) => hasRoom(protocol, cell, taken));
}
