import { z } from "zod";

/** Words that participants or staff read. */
export const line = z.string().trim().min(1).max(2000);

export const key = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "Letters, digits, - and _ only.");

/** Whether no two have the same key. */
export const distinct = (items: { key: string }[]) =>
  new Set(items.map((item) => item.key)).size === items.length;
export const DISTINCT = "Two of them have the same key.";
