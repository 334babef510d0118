import { z } from "zod";
import { typedNumber, typedWhole } from "@/lib/schemas/shared/typed-number";
import type { PilotSettings } from "@/lib/study/pilot/pilot-people";

export const MOST_SIMULATED_AT_ONCE = 200;

const whole = (least: number, most: number) =>
  typedWhole(least, most, `A whole number from ${least} to ${most}.`);
const percent = whole(0, 100);

/** How many simulated participants take part, and how they behave. Numbers may come as text. */
export const pilotFillingSchema = z.strictObject({
  people: whole(1, MOST_SIMULATED_AT_ONCE),
  competence: percent,
  oddsRatio: typedNumber(0.1, 10, "A number from 0.1 to 10."),
  secondsPerTrial: whole(1, 600),
  dropOut: percent,
  straightLining: percent,
});
export type PilotFillingInput = z.infer<typeof pilotFillingSchema>;

/** The same as the simulation takes it: shares from 0 to 1. */
export function settingsOf(input: PilotFillingInput): PilotSettings {
  const { competence, oddsRatio, secondsPerTrial, dropOut, straightLining } = input;
  return {
    competence: competence / 100,
    oddsRatio,
    secondsPerTrial,
    dropOut: dropOut / 100,
    straightLining: straightLining / 100,
  };
}
