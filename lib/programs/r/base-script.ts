import { prepareData } from "./prepare-data";
import type { RData, RScript } from "./r-script";

/** A script in base R: what a person runs is what the browser's R runs. */
export function baseScript(
  data: RData,
  { title, code, figures }: { title: string; code: string; figures: string[] },
): RScript {
  const prepare = prepareData(data);
  return { title, code: `${prepare}\n${code}`, webR: { prepare, code, figures } };
}
