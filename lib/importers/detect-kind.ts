export type FileKind = "questions" | "student-output" | "accuracy-runs" | "ratings";

export type DetectedKind = { kind: FileKind } | { kind: "unknown"; reason: string };

/** Columns by which a table is known; two of them are enough, so that the parser can name the rest. */
const TELLING_COLUMNS: [FileKind, string[]][] = [
  ["student-output", ["input_predict", "answers_preds", "answers_labels", "rationales_preds"]],
  ["accuracy-runs", ["run", "test accuracy", "target_rationale", "model_size", "training_mode"]],
  ["ratings", ["CASE", "rationale", "rationale_id", "model", "rationale_length"]],
];

const WORDS = new Map<FileKind, string>([
  ["student-output", "a student’s output"],
  ["accuracy-runs", "accuracies of runs"],
  ["ratings", "ratings"],
]);

const EXPECTED = `What it holds is not known. Questions come as JSON Lines with "question"; tables are known by their columns: ${TELLING_COLUMNS.map(([kind, columns]) => `${WORDS.get(kind)} by ${columns.join(", ")}`).join("; ")}.`;

/**
 * What a file holds, by its beginning: a few kilobytes are enough, cut anywhere. Questions are known
 * by JSON with a question, the others by the names of their columns. Otherwise one sentence says
 * what is the matter.
 */
export function detectKind(head: Uint8Array): DetectedKind {
  const foreign = foreignFormat(head);
  if (foreign) return unknown(foreign);
  const text = new TextDecoder().decode(head, { stream: true }).trimStart();
  if (text === "") return unknown("The file is empty.");
  if (text.startsWith("[")) {
    return unknown("It is one JSON list; questions are read one JSON object a line.");
  }
  if (text.startsWith("{")) {
    if (text.includes('"question"')) return { kind: "questions" };
    return unknown('It is JSON, but its first lines hold no "question".');
  }
  const header = text.split(/\r\n|\n|\r/, 1)[0] ?? "";
  const columns = header.split(/[,;\t]/).map((name) =>
    name
      .trim()
      .replace(/^"(.*)"$/, "$1")
      .trim(),
  );
  const [kind, found] = TELLING_COLUMNS.map(([name, telling]): [FileKind, number] => [
    name,
    telling.filter((column) => columns.includes(column)).length,
  ]).reduce((best, next) => (next[1] > best[1] ? next : best));
  return found >= 2 ? { kind } : unknown(EXPECTED);
}

function unknown(reason: string): DetectedKind {
  return { kind: "unknown", reason };
}

/** A sentence about a format that is recognised and not read. */
function foreignFormat(head: Uint8Array): string | null {
  const [first, second] = head;
  if (first === 0x50 && second === 0x4b) {
    return "It is a spreadsheet or a ZIP archive; save the sheet as CSV in UTF-8.";
  }
  if (first === 0x1f && second === 0x8b) return "It is compressed; unpack it first.";
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return "Its text is encoded in UTF-16; save it in UTF-8.";
  }
  return null;
}
