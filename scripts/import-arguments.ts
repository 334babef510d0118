import { parseArgs } from "node:util";
import { type MappingChange, readMappingChange } from "@/lib/importers/change-mapping";
import { CONTENT_FIELDS } from "@/lib/importers/column-mapping";

export interface ImportArguments {
  file: string;
  study: string | null;
  title: string | null;
  method: string | null;
  modelSize: string | null;
  runNumber: number | null;
  skip: number[];
  map: MappingChange[];
  owner: string | null;
  check: boolean;
}

export const IMPORT_USAGE = `npm run import -- FILE [options]

Imports questions, what students answered and explained, accuracies of runs, or published ratings,
from JSON Lines or a table of text. What the file holds is told by its content, and of a table the
names of the columns tell what each is taken for, which is printed. All of it is stored, or nothing.

  --study NAME     the study, by its name in addresses; otherwise made from the name of the file
  --title TEXT     the title of a new study
  --map COL=FIELD  a table: reads a column as this field instead (may be given several times);
                   ${CONTENT_FIELDS.slice(0, 5).join(", ")}, ${CONTENT_FIELDS.slice(5).join(", ")},
                   or "ignore" to leave the column out
  --method NAME    the method that trained the student, where the file does not say it: a method of
                   your own, or a usual one, for example "MT+CF:Revised"
  --size TEXT      the model's size, where the file does not say it, for example 770M
  --run NUMBER     the number of the run, where the file does not say it
  --skip LINES     accuracies of runs: lines to leave out, for example 12,40
  --owner EMAIL    the account that owns a new study; otherwise the earliest account
  --check          only read the file, compare it with the study, and say what is in it`;

const TEXT = { type: "string" } as const;
const OPTIONS = {
  study: TEXT,
  title: TEXT,
  method: TEXT,
  size: TEXT,
  run: TEXT,
  skip: TEXT,
  map: { type: "string", multiple: true },
  owner: TEXT,
  check: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** The arguments of the import command, the wish for help, or what is wrong with them. */
export function readImportArguments(
  args: string[],
): ImportArguments | { help: true } | { problem: string } {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
  const { values, positionals } = parsed;
  if (values.help) return { help: true };
  const [file, ...others] = positionals;
  if (file === undefined) return { problem: "Name the file to import." };
  if (others.length > 0) return { problem: `One file at a time; "${others[0]}" is one too many.` };
  const empty = Object.entries(values).find(([, value]) => value === "");
  if (empty) return { problem: `--${empty[0]} needs a value.` };

  const run = values.run === undefined ? null : wholeNumber(values.run);
  if (run !== null && Number.isNaN(run)) return { problem: "--run is a whole number from 0." };
  const skip = values.skip === undefined ? [] : values.skip.split(/[\s,]+/).map(wholeNumber);
  if (skip.some((line) => !(line >= 1))) {
    return { problem: "--skip names lines, as in 12,40; the first line of a file is 1." };
  }
  const map: MappingChange[] = [];
  for (const text of values.map ?? []) {
    const change = readMappingChange(text);
    if ("problem" in change) return { problem: `--map ${change.problem}` };
    map.push(change);
  }
  return {
    file,
    study: values.study ?? null,
    title: values.title ?? null,
    method: values.method ?? null,
    modelSize: values.size ?? null,
    runNumber: run,
    skip,
    map,
    owner: values.owner ?? null,
    check: values.check ?? false,
  };
}

function parse(args: string[]) {
  return parseArgs({ args, options: OPTIONS, allowPositionals: true });
}

const LARGEST = 2_147_483_647;

function wholeNumber(text: string): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value <= LARGEST ? value : Number.NaN;
}
