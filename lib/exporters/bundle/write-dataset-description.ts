import type { BundleDescription, BundledColumn, BundledTable } from "./bundle-description";
import { sayFilters } from "./say-filters";

/** The version of Psych-DS by whose rules the bundle is made. */
const PSYCH_DS_VERSION = "1.5.1";

/**
 * dataset_description.json of Psych-DS: schema.org metadata with every column of every file. A column
 * that several files have stands there once; where its meaning differs, with each file's meaning.
 */
export function writeDatasetDescription(description: BundleDescription): string {
  const { study, tables, methods, app, takenAt } = description;
  const document = {
    "@context": "https://schema.org/",
    "@type": "Dataset",
    name: study.title,
    description: [
      `Ratings of explanations by people who did not know which of ${methods.length} methods had made them, with all that is needed to analyse them.`,
      ...sayFilters(description.filters),
      `Taken out of ${app.name} ${app.version}.`,
    ].join(" "),
    schemaVersion: `Psych-DS ${PSYCH_DS_VERSION}`,
    identifier: `${study.slug}@${takenAt}`,
    dateCreated: takenAt,
    citation: "CITATION.cff",
    keywords: [
      "human-grounded evaluation",
      "explanations",
      "ratings",
      ...methods.map(({ key }) => key),
    ],
    creativeWorkStatus: study.status,
    variableMeasured: measured(tables),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function measured(tables: readonly BundledTable[]) {
  const found = new Map<string, { column: BundledColumn; table: string }[]>();
  for (const table of tables) {
    for (const column of table.columns) {
      const others = found.get(column.name) ?? [];
      found.set(column.name, [...others, { column, table: table.name }]);
    }
  }
  return [...found].map(([name, places]) => {
    const columns = places.map(({ column }) => column);
    const bounds = columns.map(numericBounds).find((one) => one !== null);
    return {
      "@type": "PropertyValue",
      name,
      description: sayEach(places, ({ meaning, values }) =>
        values ? `${meaning} Values: ${list(values)}.` : meaning,
      ),
      ...(columns[0]?.unit ? { unitText: columns[0].unit } : {}),
      ...(bounds ?? {}),
    };
  });
}

/** What all say alike once; else what each says, with the names of the files. */
function sayEach(
  places: readonly { column: BundledColumn; table: string }[],
  say: (column: BundledColumn) => string,
): string {
  const said = new Map<string, string[]>();
  for (const { column, table } of places) {
    const words = say(column);
    said.set(words, [...(said.get(words) ?? []), table]);
  }
  if (said.size === 1) return [...said.keys()][0] ?? "";
  return [...said].map(([words, names]) => `In ${names.join(", ")}: ${words}`).join(" ");
}

function list(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([value, words]) => `${value} = ${words}`)
    .join("; ");
}

/** The lowest and highest of values that are all whole numbers. */
function numericBounds({ type, values }: BundledColumn) {
  const numbers = Object.keys(values ?? {}).map(Number);
  if (type !== "integer" || numbers.length === 0 || !numbers.every(Number.isInteger)) return null;
  return { minValue: Math.min(...numbers), maxValue: Math.max(...numbers) };
}
