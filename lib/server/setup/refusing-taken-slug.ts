import "server-only";
import { AppError } from "@/lib/errors";
import { Prisma } from "@/lib/server/prisma-client/client";

/**
 * Makes a study under this name in addresses.
 * @throws AppError not-acceptable (422) at "slug" when another study has it.
 */
export async function refusingTakenSlug<Made>(
  slug: string,
  make: () => Promise<Made>,
): Promise<Made> {
  try {
    return await make();
  } catch (error) {
    if (!isTaken(error)) throw error;
    const message = `Another study has the name “${slug}” already; choose another.`;
    throw new AppError("not-acceptable", message, [{ path: "slug", message }]);
  }
}

/** Whether a study of that name was there: the one unique value of a study beside its id. */
function isTaken(error: unknown): boolean {
  return (
    error instanceof Prisma.PrismaClientKnownRequestError &&
    error.code === "P2002" &&
    error.meta?.modelName === "Study"
  );
}
