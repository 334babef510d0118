import "server-only";

/**
 * The network's address of who asks: what the nearest proxy saw. Earlier entries of the header are
 * whatever the asker wrote there. Null where there is none.
 */
export function networkAddress(forwardedFor: string | null | undefined): string | null {
  return forwardedFor?.split(",").at(-1)?.trim() || null;
}
