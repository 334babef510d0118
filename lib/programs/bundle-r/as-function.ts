import type { RScript } from "@/lib/programs/r/r-script";

/**
 * The code of one result as a function of the frame `d`, whose column `y` is the measure: the same that
 * the comparison page shows beside that result.
 */
export function asFunction(name: string, { webR }: RScript): string {
  const body = (webR?.code ?? "").trimEnd().replace(/^(?=.)/gm, "  ");
  return `${name} <- function(d) {\n${body}\n}`;
}
