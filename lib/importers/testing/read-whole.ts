import {
  addCounted,
  type CountedRemarks,
  countedRemarks,
} from "@/lib/importers/answers/counted-remarks";
import { type ContentForm, readContent } from "@/lib/importers/content-reader";
import { conclude } from "@/lib/importers/outcome";

/** All that a file of content says by itself, without the study that it goes into. */
export function readWhole(form: ContentForm, text: string) {
  const reader = readContent(form);
  const rows = [...reader.push(text), ...reader.end()];
  const counted: CountedRemarks = new Map();
  for (const row of rows) addCounted(counted, row.counted ?? []);
  return conclude(
    rows.flatMap(({ record }) => record ?? []),
    rows.flatMap(({ problems }) => problems),
    [...rows.flatMap(({ remarks }) => remarks), ...countedRemarks(counted), ...reader.remarks()],
  );
}
