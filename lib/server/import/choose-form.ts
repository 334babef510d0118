import "server-only";
import { open } from "node:fs/promises";
import {
  changeMapping,
  describeMapping,
  listColumns,
  type MappingChange,
} from "@/lib/importers/change-mapping";
import { type ColumnMapping, mappingProblem, suggestMapping } from "@/lib/importers/column-mapping";
import { type FileForm, formOf } from "@/lib/importers/content-form";
import { type FileHead, HEAD_BYTES, lookAtHead } from "@/lib/importers/look-at-head";
import type { ContentDefaults } from "@/lib/importers/map-content-row";
import { METHOD_KEYS } from "@/lib/importers/method-key";
import { contentFormSchema } from "@/lib/schemas/content/content-import";
import type { ReceivedFile } from "./content/received-file";
import { type ImportOption, ImportRefused } from "./import-outcome";

/** What can be chosen for a file whose kind is not known yet. */
export interface FormTarget extends ContentDefaults {
  /** Lines of accuracies to leave out. */
  skip: readonly number[];
  /** Columns that are to be read in another way than their names suggest. */
  map: readonly MappingChange[];
}

/** How a file is going to be read. */
export interface ChosenForm {
  /** Ratings have a reader of their own. */
  form: FileForm | { kind: "ratings" };
  /** Of a table: which column is taken for what, in words. */
  mapping: string | null;
}

type Kind = ChosenForm["form"]["kind"];

/** The kinds of files in words. */
const KINDS: Record<Kind, string> = {
  questions: "questions",
  "student-output": "a student's output",
  table: "a table of content",
  ratings: "ratings",
  "accuracy-runs": "accuracies of runs",
};

/** Any name of a method, where there is none to be stored. */
const UNNAMED = "(not named)";

/**
 * How a file is read, by its beginning and by what was chosen: the form that the page of the same file
 * and choices sends. `stored`: false where the file is only looked at, and a student's method may be
 * missing.
 *
 * @throws ImportRefused where there is no telling, or a choice does not fit the file.
 */
export async function chooseForm(
  file: ReceivedFile,
  target: FormTarget,
  { stored }: { stored: boolean },
): Promise<ChosenForm> {
  if (file.bytes === 0) throw new ImportRefused("The file is empty.");
  const head = lookAtHead(await readHead(file));
  const kind = kindOf(head, target);
  refuseIdle(kind, target);
  if (kind === "ratings") return { form: { kind }, mapping: null };
  const mapping = kind === "table" ? mappingOf(head, target) : { columns: {}, choices: [] };
  const { modelSize, runNumber, skip } = target;
  const method = methodOf(kind, target.method, stored);
  const defaults = { method, modelSize, runNumber };
  const parsed = contentFormSchema.safeParse(formOf(kind, { mapping, defaults, skip }));
  if (!parsed.success) throw refuseChoice(parsed.error.issues);
  return { form: parsed.data, mapping: kind === "table" ? describeMapping(mapping) : null };
}

async function readHead({ path }: ReceivedFile): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

const OPTIONS: [field: string, option: ImportOption][] = [
  ["method", "method"],
  ["modelSize", "size"],
  ["runNumber", "run"],
  ["mapping", "map"],
  ["skip", "skip"],
];

function refuseChoice([issue]: readonly { message: string; path: PropertyKey[] }[]): ImportRefused {
  const [, option = null] = OPTIONS.find(([field]) => issue?.path.includes(field)) ?? [];
  return new ImportRefused(issue?.message ?? "The file cannot be read so.", option);
}

/** A file whose columns are named by the person is read by them. */
function kindOf({ kind, reason }: FileHead, { map }: FormTarget): Kind {
  if (kind === "unknown") throw new ImportRefused(reason);
  const mapped = map.length > 0 && (kind === "questions" || kind === "student-output");
  return mapped ? "table" : kind;
}

/** @throws ImportRefused where something was chosen that files of this kind do not have. */
function refuseIdle(kind: Kind, { method, modelSize, runNumber, skip, map }: FormTarget): void {
  const ofStudents = kind === "student-output" || kind === "table";
  if (!ofStudents && [method, modelSize, runNumber].some((value) => value !== null)) {
    throw new ImportRefused(
      `Method, size and run can be given for what students wrote; this file holds ${KINDS[kind]}.`,
    );
  }
  if (kind !== "accuracy-runs" && skip.length > 0) {
    throw new ImportRefused(
      `Lines can be left out of accuracies of runs only, where each row stands alone. This file holds ${KINDS[kind]}, whose rows belong together: correct the file instead.`,
    );
  }
  if (map.length > 0 && (kind === "ratings" || kind === "accuracy-runs")) {
    throw new ImportRefused(
      `Columns can be named for questions and what students wrote; this file holds ${KINDS[kind]}.`,
      "map",
    );
  }
}

function mappingOf({ columns }: FileHead, { map }: FormTarget): ColumnMapping {
  const mapping = changeMapping(suggestMapping(columns), columns, map);
  if ("problem" in mapping) throw new ImportRefused(mapping.problem, "map");
  const missing = mappingProblem(mapping);
  if (!missing) return mapping;
  throw new ImportRefused(`${missing} ${listColumns(columns)}`, "map");
}

function methodOf(kind: Kind, method: string | null, stored: boolean): string | null {
  if (kind !== "student-output" || method !== null) return method;
  if (!stored) return UNNAMED;
  const known = METHOD_KEYS.join(", ");
  throw new ImportRefused(
    `A student's output does not say which method trained it. Name it: ${known}, or one of your own.`,
    "method",
  );
}
