import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import type { StudyStatus } from "@/lib/server/prisma-client/enums";

/** A study whose pilot simulated people take part in. */
export interface PilotedStudy {
  id: string;
  status: StudyStatus;
  discardedPilots: number;
}

const NAME = /^[0-9a-f]{8}-[0-9]{1,5}$/;

function sign({ id, discardedPilots }: PilotedStudy, name: string): Buffer {
  const text = `simulated\n${id}\n${discardedPilots}\n${name}`;
  return createHmac("sha256", env().NEXTAUTH_SECRET).update(text).digest();
}

/** What stands in the link by which a simulated person comes, and marks them as one. */
export function issueSimulatedPerson(study: PilotedStudy, name: string): string {
  return `${name}.${sign(study, name).toString("base64url")}`;
}

/**
 * The simulated person whom a link's parameter names; null for anything that we did not issue, and
 * for everybody once the pilot is over.
 */
export function readSimulatedPerson(
  study: PilotedStudy,
  token: string | string[] | undefined,
): string | null {
  if (study.status !== "PILOT" || typeof token !== "string") return null;
  const [name = "", signature = "", ...more] = token.split(".");
  if (more.length > 0 || !NAME.test(name)) return null;
  const given = Buffer.from(signature, "base64url");
  const expected = sign(study, name);
  return given.length === expected.length && timingSafeEqual(given, expected) ? name : null;
}
