import type { ResponseTable } from "@/lib/comparison/responses/response-table";
import { formatCount, formatPercent } from "@/lib/format";

/** What the rated explanations of a method were like, one entry a response. */
export interface RatedContent {
  responses: number;
  /** Characters; null where a length is not known. */
  medianLength: number | null;
  /** Share of responses to explanations of right answers; null where that is not known. */
  correct: number | null;
}

/** The rated explanations by method, in the methods' order. */
export function describeRatedContent(table: ResponseTable): RatedContent[] {
  return table.methods.map((_, method) => {
    const rows = Array.from(table.method.keys()).filter((row) => table.method[row] === method);
    const lengths = rows.map((row) => table.length[row] ?? Number.NaN);
    const correct = rows.map((row) => table.correct[row] ?? -1);
    const isKnown = rows.length > 0 && correct.every((one) => one >= 0);
    return {
      responses: rows.length,
      medianLength: medianOf(lengths),
      correct: isKnown ? correct.reduce((sum, one) => sum + one, 0) / rows.length : null,
    };
  });
}

/** From here on methods are told to differ in what was shown of them. */
const LENGTH_RATIO = 1.5;
const CORRECT_DIFFERENCE = 0.1;

/**
 * What may stand behind a difference between methods without being one: that explanations of one are longer by
 * half or more, or explain right answers more often by ten points or more.
 */
export function contentCautions(
  contents: readonly RatedContent[],
  methods: readonly string[],
): string[] {
  return [
    ...extremes(contents, ({ medianLength }) => medianLength, methods).flatMap(([low, high]) =>
      high.value >= LENGTH_RATIO * low.value
        ? [
            `Explanations differ in length: a median of ${formatCount(high.value)} characters for ${high.name}, ${formatCount(low.value)} for ${low.name}.`,
          ]
        : [],
    ),
    ...extremes(contents, ({ correct }) => correct, methods).flatMap(([low, high]) =>
      high.value - low.value >= CORRECT_DIFFERENCE
        ? [
            `Students' answers differ in how often they are right: in ${percent(high.value)} of the responses for ${high.name}, ${percent(low.value)} for ${low.name}. Explanations of right answers tend to be rated higher.`,
          ]
        : [],
    ),
  ];
}

const percent = (share: number) => formatPercent(share, 0).replace(" %", "%");

/** The methods with the lowest and the highest value; nothing where fewer than two have one. */
function extremes(
  contents: readonly RatedContent[],
  read: (content: RatedContent) => number | null,
  methods: readonly string[],
) {
  const known = contents
    .flatMap((content, place) => {
      const value = read(content);
      return value === null ? [] : [{ name: methods[place] ?? "", value }];
    })
    .toSorted((a, b) => a.value - b.value);
  const [low, high] = [known[0], known.at(-1)];
  return low && high && known.length > 1 ? [[low, high] as const] : [];
}

function medianOf(values: readonly number[]): number | null {
  if (values.length === 0 || !values.every(Number.isFinite)) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [below = 0, above = 0] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? above : (below + above) / 2;
}
