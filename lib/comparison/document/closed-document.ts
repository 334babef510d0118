import { TESTS_CLOSED } from "@/lib/comparison/tests-shown";
import type { Json } from "./document-figures";

/** What of the document tells nothing of differences between methods that a test would. */
const OPEN = ["methods", "participants", "responses", "scale", "agreement", "resampling"] as const;

/**
 * The comparison of a study whose tests are closed: means and counts by method, the scale's reliability
 * and agreement. What is not named here is left out, so that a new figure is closed until it is.
 */
export function closedDocument(document: { [key: string]: Json }): { [key: string]: Json } {
  const constructs = isObject(document.constructs) ? document.constructs : {};
  return {
    ...Object.fromEntries(OPEN.flatMap((key) => (key in document ? [[key, document[key]]] : []))),
    testsClosed: TESTS_CLOSED,
    constructs: Object.fromEntries(
      Object.entries(constructs).map(([key, figures]) => [
        key,
        isObject(figures) && "descriptives" in figures
          ? { descriptives: figures.descriptives }
          : {},
      ]),
    ),
  };
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
