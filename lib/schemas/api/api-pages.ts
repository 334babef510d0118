import { z } from "zod";

export const MOST_ITEMS = 1000;

/** Which part of a list is asked for. */
export const apiPageQuerySchema = z.object({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(MOST_ITEMS)
    .default(100)
    .describe("How many items a page holds at the most"),
  cursor: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .describe(
      "Where the page begins: the cursor of an earlier page, to go on after its last item. Nothing is to be read out of it",
    ),
});
export type ApiPageQuery = z.infer<typeof apiPageQuerySchema>;

/** A page of a list. */
export function apiPageSchema<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    next: z
      .url()
      .nullable()
      .describe("The address of the next page, as in the header Link; null at the end of the list"),
    cursor: z
      .string()
      .nullable()
      .describe(
        "Where this page ends, also at the end of the list: asked for later, it gives what came since. Null where the list is empty from its beginning",
      ),
  });
}
