import { expect, it } from "vitest";
import { GUARDED_COLUMNS, isOwnContent, OWN_CONTENT_COLUMNS } from "@/lib/importers/own-content";
import { CONTENT_TABLE } from "./content-table";

const names = CONTENT_TABLE.columns.map(({ name }) => name);
/** That exports did not have at first; a content.csv without them is ours too. */
const LATER = ["model_size", "run_number"];
const first = names.filter((name) => !LATER.includes(name));

it("The importer knows the columns of content.csv, and which of them are guarded", () => {
  expect(OWN_CONTENT_COLUMNS).toEqual(first);
  const guarded = CONTENT_TABLE.columns.filter(({ freeText }) => freeText);
  expect(GUARDED_COLUMNS).toEqual(guarded.map(({ name }) => name));
});

it("A table is known as content.csv by all of its columns, and by nothing less", () => {
  expect(isOwnContent([...names.toReversed(), "notes"])).toBe(true);
  expect(isOwnContent(first)).toBe(true);
  for (const name of first) expect(isOwnContent(names.filter((one) => one !== name))).toBe(false);
});
