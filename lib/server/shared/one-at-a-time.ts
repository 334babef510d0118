import "server-only";
import { AppError } from "@/lib/errors";

// One for the process, however many copies of this module its bundles hold.
const kept = globalThis as unknown as { groundedTurns?: Set<string> };

const RETRY_AFTER_SECONDS = 5;

/**
 * The turn of a person to have a file worked on; to be ended by the function that is given. Each has
 * one at a time: a file takes much more memory than a request.
 * @throws AppError too-many-requests (429) while another one of theirs is worked on.
 */
export function takeTurn(userId: string): () => void {
  kept.groundedTurns ??= new Set();
  const turns = kept.groundedTurns;
  if (turns.has(userId)) {
    throw new AppError(
      "too-many-requests",
      "Another file of yours is being read. Try again when that is done.",
      [],
      RETRY_AFTER_SECONDS,
    );
  }
  turns.add(userId);
  return () => void turns.delete(userId);
}

/** Does the work while it is the person's turn. @throws AppError as `takeTurn` does. */
export async function oneAtATime<T>(userId: string, work: () => Promise<T>): Promise<T> {
  const end = takeTurn(userId);
  try {
    return await work();
  } finally {
    end();
  }
}
