import { type ConstructScale, groupByScale } from "@/lib/study/protocol/construct-scale";

/** The words of the options; where constructs differ in them, with the constructs' names. */
export function optionWords(scales: readonly ConstructScale[]): Record<string, string> {
  const groups = groupByScale(scales, ({ words }) => words);
  return Object.fromEntries(
    groups.flatMap((group) =>
      (group[0]?.words ?? []).flatMap((words, index): [string, string][] => {
        if (words === "") return [];
        const option = String(index + 1);
        const names = group.map(({ key }) => key).join(", ");
        return [[groups.length === 1 ? option : `${names} ${option}`, words]];
      }),
    ),
  );
}
