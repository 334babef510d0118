import type { Json } from "@/lib/comparison/document/document-figures";

type Place = string | number;

/** What stands in a document at a place; undefined where nothing does. */
export function readAt(document: Json, ...places: Place[]): Json {
  return places.reduce<Json>((found, place) => {
    if (typeof found !== "object" || found === null) return undefined;
    return Array.isArray(found) ? found[Number(place)] : found[place];
  }, document);
}

/** The number at a place; null where there is none, or a sentence about why. */
export function numberAt(document: Json, ...places: Place[]): number | null {
  const found = readAt(document, ...places);
  return typeof found === "number" ? found : null;
}

export function textAt(document: Json, ...places: Place[]): string {
  const found = readAt(document, ...places);
  return typeof found === "string" ? found : "";
}

export function listAt(document: Json, ...places: Place[]): Json[] {
  const found = readAt(document, ...places);
  return Array.isArray(found) ? found : [];
}

/** The entries at a place, by name; none where there is no object. */
export function objectAt(document: Json, ...places: Place[]): { [key: string]: Json } {
  const found = readAt(document, ...places);
  return typeof found === "object" && found !== null && !Array.isArray(found) ? found : {};
}
