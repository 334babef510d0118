import { CONTENT_FIELDS, type ColumnMapping, type ContentField } from "./column-mapping";

/** A column that is to be read as this field; null: it is not read. */
export interface MappingChange {
  column: string;
  field: ContentField | null;
}

/** Words for a column that is not read. */
const IGNORED = ["", "ignore"];

/** The change that "column=field" asks for; a name of a column may have an equals sign in it. */
export function readMappingChange(text: string): MappingChange | { problem: string } {
  const at = text.lastIndexOf("=");
  if (at < 1) return { problem: `"${text}" is not of the form column=field.` };
  const [column, word] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (IGNORED.includes(word)) return { column, field: null };
  const field = CONTENT_FIELDS.find((name) => name === word);
  if (field) return { column, field };
  return {
    problem: `"${word}" is not a field. The fields are ${CONTENT_FIELDS.join(", ")}; "ignore" leaves a column out.`,
  };
}

/**
 * A mapping in which the named columns hold what the changes say, and nothing else; all others stay as
 * they are. A field that another column held before is that column's no longer; choices gain columns
 * behind those that they have, in the order of the changes.
 */
export function changeMapping(
  { columns, choices }: ColumnMapping,
  fileColumns: readonly string[],
  changes: readonly MappingChange[],
): ColumnMapping | { problem: string } {
  const unknown = changes.find(({ column }) => !fileColumns.includes(column));
  if (unknown) {
    return {
      problem: `There is no column "${unknown.column}". ${listColumns(fileColumns)}`,
    };
  }
  const changed = new Set(changes.map(({ column }) => column));
  const single: ColumnMapping["columns"] = Object.fromEntries(
    Object.entries(columns).filter(([, column]) => !changed.has(column)),
  );
  const several = new Set(choices.filter((column) => !changed.has(column)));
  const given = new Map<ContentField, string>();
  for (const { column, field } of changes) {
    if (field === null) continue;
    if (field === "choices") {
      several.add(column);
      continue;
    }
    const other = given.get(field);
    if (other !== undefined && other !== column) {
      return { problem: `Two columns are named for ${field}: ${other} and ${column}.` };
    }
    given.set(field, column);
    single[field] = column;
  }
  return { columns: single, choices: [...several] };
}

/** "question ← stem, choices ← A, B", in the order of the fields. */
export function describeMapping({ columns, choices }: ColumnMapping): string {
  return CONTENT_FIELDS.flatMap((field) => {
    const named = field === "choices" ? choices : [columns[field] ?? ""];
    const names = named.filter((name) => name !== "").map(inList);
    return names.length > 0 ? [`${field} ← ${names.join(" + ")}`] : [];
  }).join(", ");
}

/** "The columns are id, stem, A." */
export function listColumns(columns: readonly string[]): string {
  return `The columns are ${columns.map(inList).join(", ")}.`;
}

/** In quotation marks where a name would look like two. */
const inList = (name: string) => (/[,+←]/.test(name) ? `"${name}"` : name);
