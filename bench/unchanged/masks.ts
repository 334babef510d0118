import { MASKS, type Place } from "./mask-rules";

const uses = new Map<string, number>();

/** The text without what a build or a clock makes another one. */
export function mask(place: Place, asked: string, text: string): string {
  let masked = text;
  for (const { name, places, of, find, put } of MASKS) {
    if (!places.includes(place) || (of && !of.test(asked))) continue;
    masked = masked.replace(find, (found) => {
      const after = typeof put === "string" ? put : put(found);
      if (after !== found) count(name);
      return after;
    });
  }
  return masked;
}

/** Counts a use of a rule. */
function count(name: string): void {
  uses.set(name, (uses.get(name) ?? 0) + 1);
}

/** What is left out of a client component's row of the flight, which `settleFlight` does. */
const MODULES = {
  name: "modules of client components",
  because: "their numbers and chunks are the build's; the components' names are compared",
};

export const countModule = () => count(MODULES.name);

/** Each rule, with how often it was used. */
export function listMasks() {
  return [...MASKS, MODULES].map(({ name, because }) => {
    return { name, because, uses: uses.get(name) ?? 0 };
  });
}
