import { methodKey } from "@/lib/importers/method-key";
import type { Problem } from "@/lib/importers/outcome";
import {
  joinAnd,
  nameAsWritten,
  quoteName,
  readsAsMissing,
  sayNearEqual,
  type WrittenName,
} from "./names";
import { countOf, Tally } from "./tally";

/** What a column of names is about. */
export interface NamedColumn {
  /** One of them, and several: "method", "methods". */
  one: string;
  many: string;
  field: string;
  /** Whether nothing can be read of a row without it. */
  isNeeded: boolean;
}

export interface ReadNames {
  /** The name that is meant, by what is written; "" where there is none. */
  nameOf: (written: string) => string;
  problems: Problem[];
  remarks: Problem[];
}

/**
 * Reads a column of names. Names are kept as they are written and never made one because they look
 * alike, which is remarked; spaces at the ends go where that makes none the same. "NA" is nobody's name,
 * because R and pandas read it as a missing value; an empty cell is a problem where a name is needed.
 */
export function readNames(
  rows: readonly WrittenName[],
  { one, many, field, isNeeded }: NamedColumn,
): ReadNames {
  const problems: Problem[] = [];
  const missing = new Tally();
  const pandas = new Tally();
  const named: WrittenName[] = [];
  for (const row of rows) {
    const text = row.text.trim();
    if (text === "NA") missing.note(text, row.line, field);
    else if (text === "") {
      if (isNeeded) problems.push({ line: row.line, field, reason: `No ${one}.` });
    } else {
      named.push(row);
      if (readsAsMissing(text)) pandas.note(text, row.line, field);
    }
  }
  const meant = nameAsWritten(named);
  const nameOf = (written: string) => meant.get(written) ?? "";
  const sayMissing = missing.say((_, count) =>
    isNeeded
      ? `"NA" is the ${one} of ${countOf(count, "row")}, first here: R and pandas read it as a missing value. Give the ${one} another name.`
      : `"NA" is the ${one} of ${countOf(count, "row")}, first here: it is read as unknown, as R and pandas do.`,
  );
  if (isNeeded) problems.push(...sayMissing);
  return {
    nameOf,
    problems,
    remarks: [
      ...(isNeeded ? [] : sayMissing),
      ...pandas.say(
        (name, count) =>
          `${quoteName(name)} is the ${one} of ${countOf(count, "row")}, first here: pandas reads it as a missing value, unless it is told keep_default_na=False.`,
      ),
      ...sayNearEqual(
        named.map(({ line, text }) => ({ line, text: nameOf(text) })),
        many,
        field,
      ),
    ],
  };
}

/** Our key of a method where the file calls it by a published name, else the name itself. */
export function knownMethod(name: string): string {
  return name === name.trim() ? (methodKey(name) ?? name) : name;
}

/** Names of methods that are one method by our keys, in one sentence for each method. */
export function saySynonyms(names: readonly WrittenName[], field: string): Problem[] {
  const byKey = new Map<string, Map<string, number>>();
  for (const { line, text } of names) {
    const key = knownMethod(text);
    const spelled = byKey.get(key) ?? new Map<string, number>();
    byKey.set(key, spelled);
    if (!spelled.has(text)) spelled.set(text, line);
  }
  return [...byKey].flatMap(([key, spelled]): Problem[] => {
    const [, second] = spelled;
    if (!second) return [];
    const list = joinAnd([...spelled.keys()].map(quoteName));
    return [
      {
        line: second[1],
        field,
        reason: `${list} are names of one method, and are read as ${key}.`,
      },
    ];
  });
}
