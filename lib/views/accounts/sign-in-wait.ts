/** How wrong passwords slow down who guesses: for one account, and for one address of the network. */
export interface WaitRule {
  /** So many wrong ones are nothing: people mistype. */
  free: number;
  /** No wait is longer, so that nobody can be kept out of their account for long by others. */
  longestMs: number;
}

export const ACCOUNT_RULE: WaitRule = { free: 5, longestMs: 5 * 60_000 };
/** A whole department may share an address. */
export const ADDRESS_RULE: WaitRule = { free: 20, longestMs: 15 * 60_000 };

const FIRST_MS = 5000;
/** Wrong passwords of longer ago are forgotten. */
export const REMEMBERED_MS = 24 * 3_600_000;

/** How long after the last wrong password the next may be tried: doubled with each beyond the free ones. */
export function waitAfter(failures: number, { free, longestMs }: WaitRule): number {
  if (failures < free) return 0;
  return Math.min(longestMs, FIRST_MS * 2 ** Math.min(failures - free, 30));
}

/** By this the form knows that what follows is to be shown, among the errors of a sign-in. */
export const WAIT_MARK = "wait/";

/** What is said to who has to wait; `now` in milliseconds. */
export function sayWait(waitMs: number, now: number): string {
  const seconds = Math.ceil(waitMs / 1000);
  const long =
    seconds < 90
      ? `${seconds} second${seconds === 1 ? "" : "s"}`
      : `${Math.ceil(seconds / 60)} minutes`;
  const until = new Date(now + seconds * 1000).toISOString().slice(11, 19);
  return `There were too many wrong passwords. Wait ${long}, until ${until} UTC, and try again.`;
}
