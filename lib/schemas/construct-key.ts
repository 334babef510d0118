import { z } from "zod";
import { guardFormula } from "@/lib/exporters/guard-formula";
import { QUALITY } from "@/lib/study/response-table";

/** What a construct is called in figures, and as a column of files: a spreadsheet must not run it. */
export const constructKey = z
  .string()
  .min(1)
  .max(100)
  .refine((key) => guardFormula(key) === key, "It begins like a formula.");

/** Whether the mean of several constructs can stand beside them. */
export const leavesRoomForMean = (constructs: { key: string }[]): boolean =>
  constructs.length < 2 || constructs.every(({ key }) => key !== QUALITY);

export const ROOM_FOR_MEAN = `“${QUALITY}” is the mean of the constructs; call the construct otherwise.`;
