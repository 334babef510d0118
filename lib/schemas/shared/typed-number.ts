import { z } from "zod";
import { readTypedNumber, readTypedWhole } from "@/lib/study/numbers/typed-number";

const orAsTyped = (read: (text: string) => number | null) => (typed: unknown) =>
  typeof typed === "string" ? (read(typed) ?? typed) : typed;

/** A number from a form, as people type it. Whatever is none, or is outside of the limits, gets the message. */
export function typedNumber(least: number, most: number, message: string) {
  return z.preprocess(
    orAsTyped(readTypedNumber),
    z.number(message).min(least, message).max(most, message),
  );
}

/** The same of a whole number. */
export function typedWhole(least: number, most: number, message: string) {
  return z.preprocess(
    orAsTyped(readTypedWhole),
    z.number(message).int(message).min(least, message).max(most, message),
  );
}
