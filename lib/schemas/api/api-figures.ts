import { z } from "zod";

export const absent = z
  .object({ kind: z.string(), reason: z.string().describe("Why there is no figure") })
  .loose();

/** A figure, or why there is none. */
export const figure = <Figure extends z.ZodType>(given: Figure) => z.union([given, absent]);

export const interval = z
  .tuple([z.number(), z.number()])
  .describe("Its lower and its upper limit, 95 %");
export const pair = { first: z.string(), second: z.string() };
export const pairOf = (shape: z.ZodRawShape) =>
  z.union([z.object({ ...pair, ...shape }), absent.extend(pair)]);
export const byMethod = <Value extends z.ZodType>(value: Value) => z.record(z.string(), value);
