import { z } from "zod";
import { CURRENCIES } from "@/lib/study/protocol/currencies";

/** What a completed run is paid with. */
export const rewardSchema = z.strictObject({
  amount: z.number().positive().max(100_000_000),
  currency: z.enum(CURRENCIES, "The three letters of a currency, as in EUR."),
});
