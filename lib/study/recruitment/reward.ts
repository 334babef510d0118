/** What a participant gets for a completed run. */
export interface Reward {
  amount: number;
  /** Its code in ISO 4217. */
  currency: string;
}

const HOUR_MS = 3_600_000;

/** What an hour is paid with when a run takes so long. */
export function payPerHour({ amount }: Reward, milliseconds: number): number {
  return (amount * HOUR_MS) / milliseconds;
}

/** An amount of money, with the code of its currency ("EUR 2.50"). */
export function formatMoney(amount: number, currency: string): string {
  return new Intl.NumberFormat("en-GB", {
    style: "currency",
    currency,
    currencyDisplay: "code",
  }).format(amount);
}

/** The least that a recruiter lets its people be paid per hour, and where it says so. */
export const PROLIFIC_MINIMUM: Readonly<Record<string, number>> = { GBP: 6, USD: 8 };
export const PROLIFIC_MINIMUM_SOURCE =
  "Prolific's payment principles: at least GBP 6.00 or USD 8.00 per hour, over the median of the durations";

/** Prolific's minimum where the reward implies less per hour; null where it does not, or there is none. */
export function missedMinimum(reward: Reward, milliseconds: number): number | null {
  const minimum = PROLIFIC_MINIMUM[reward.currency];
  return minimum !== undefined && payPerHour(reward, milliseconds) < minimum ? minimum : null;
}
