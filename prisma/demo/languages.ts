import type { Protocol } from "@/lib/study/protocol/protocol";
import { DEMO_IN_CHINESE } from "./chinese";
import { DEMO_IN_GERMAN } from "./german";

/** What makes of the demo's protocol one that may be read in German and Chinese, too. */
export const DEMO_LANGUAGES: Pick<Protocol, "languages" | "texts"> = {
  languages: ["de", "zh"],
  texts: { de: DEMO_IN_GERMAN, zh: DEMO_IN_CHINESE },
};
