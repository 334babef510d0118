/** How often something may be done in a window of so many seconds. */
export interface Budget {
  name: string;
  most: number;
  seconds: number;
}

/**
 * Of an address of the network: a university's lecture hall may be behind one, so 200 people within a
 * minute pass, and a script that goes on for an hour does not.
 */
export const ADDRESS_BUDGETS: readonly Budget[] = [
  { name: "minute", most: 240, seconds: 60 },
  { name: "hour", most: 1500, seconds: 3600 },
];

/** Of one browser: people may take turns at a computer, and nobody needs it more often than that. */
export const DEVICE_BUDGETS: readonly Budget[] = [{ name: "device", most: 10, seconds: 600 }];

/** Places of a study that one browser may hold at a time without an answer. */
export const MOST_UNANSWERED_PLACES = 3;
