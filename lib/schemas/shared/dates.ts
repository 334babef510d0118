import { z } from "zod";

/**
 * Days and times that the database can keep and reckon with: a year 0 it does not know, and beyond 9999
 * the ways of writing part.
 */
const isInReach = (text: string) => text >= "1900" && text < "3000";

export function day(message?: string) {
  return z.iso
    .date({ error: message, abort: true })
    .refine(isInReach, message ?? "A day between 1900 and 2999.");
}

export function instant(options: { offset?: boolean; error?: string } = {}) {
  return z.iso
    .datetime({ ...options, abort: true })
    .refine(isInReach, "A time between 1900 and 2999.");
}
