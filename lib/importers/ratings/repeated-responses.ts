import type { Problem } from "@/lib/importers/outcome";
import type { ReadResponse } from "./make-response-table";

/**
 * What a participant seems to have done twice: rated one method's explanation of one question again, or
 * rated two explanations at one position or in one slot. Each kind is one sentence, on the line of the first.
 */
export function repeatedResponses(lines: ReadonlyMap<ReadResponse, number>): Problem[] {
  const keysOf: [string, (response: ReadResponse) => unknown[] | null][] = [
    [
      ", method and question",
      ({ participant, method, question }) => (question ? [participant, method, question] : null),
    ],
    [
      " and position",
      ({ participant, position, slot }) =>
        position === null && slot === "" ? null : [participant, position, slot],
    ],
  ];
  return keysOf.flatMap(([what, keyOf]): Problem[] => {
    const seen = new Map<string, number>();
    let first: { line: number; earlier: number } | null = null;
    let count = 0;
    for (const [response, line] of lines) {
      const parts = keyOf(response);
      if (!parts) continue;
      const key = JSON.stringify(parts);
      const earlier = seen.get(key);
      if (earlier === undefined) seen.set(key, line);
      else {
        count += 1;
        first ??= { line, earlier };
      }
    }
    if (!first) return [];
    const repeat = count === 1 ? "response repeats" : "responses repeat";
    const reason = `${count} ${repeat} the participant${what} of an earlier one, first here, as on line ${first.earlier}. Each is counted.`;
    return [{ line: first.line, reason }];
  });
}
