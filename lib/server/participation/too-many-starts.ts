import "server-only";
import { AppError } from "@/lib/errors";
import { noteForStaff } from "@/lib/server/recruitment/note-for-staff";

/** What costs the study something: a row for a person, and places that others cannot have. */
export type Start = "consent" | "places";

/** Tells staff that somebody was kept from beginning. Nothing else fails because a note does. */
export async function noteTooMany(
  studyId: string,
  reason: "address" | "device" | "unanswered",
  start: Start,
): Promise<void> {
  await noteForStaff(studyId, "too-many-starts", { reason, start }).catch((error: unknown) =>
    console.error(error),
  );
}

/** What somebody is told who begins too often. */
export function tooMany(secondsToWait: number): AppError {
  const message = "Too many people are starting from this network or device. Try again later.";
  return new AppError("too-many-requests", message, [], secondsToWait);
}
