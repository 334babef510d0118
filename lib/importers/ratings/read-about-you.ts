import type { Problem } from "@/lib/importers/outcome";
import { sayNearEqual } from "./names";
import { isMissing } from "./read-rating-cell";
import { countOf, Tally } from "./tally";

/** What a column about participants says in one row. */
export interface AboutYouCell {
  line: number;
  participant: string;
  text: string;
}

const CODE = /^([A-Z]{2}|prefer-not-to-say)$/;

/**
 * The answer of each participant to one question about themselves: the first that their rows give.
 * Empty is no answer, and so is NA; but among two-letter codes of countries NA is Namibia. Remarks: how
 * NA is read, answers of one participant that differ, answers that look alike.
 */
export function readAboutYou(
  cells: readonly AboutYouCell[],
  { key, column }: { key: string; column: string },
): { answers: Map<string, string>; remarks: Problem[] } {
  const hasCodes =
    key === "country" && cells.every(({ text }) => isMissing(text) || CODE.test(text));
  const answers = new Map<string, string>();
  const missing = new Tally();
  const others = new Tally();
  for (const { line, participant, text } of cells) {
    if (text === "NA") missing.note(text, line, column);
    if (text === "" || (text === "NA" && !hasCodes)) continue;
    const known = answers.get(participant);
    if (known === undefined) answers.set(participant, text);
    else if (known !== text) others.note("", line, column);
  }
  const given = cells.filter(({ text }) => text !== "" && (text !== "NA" || hasCodes));
  return {
    answers,
    remarks: [
      ...missing.say((_, count) =>
        hasCodes
          ? `"NA" is read as the code of Namibia, in ${countOf(count, "row")}, first here.`
          : `"NA" is read as no answer, in ${countOf(count, "row")}, first here.`,
      ),
      ...others.say(
        (_, count) =>
          `${countOf(count, "row")}, first this one, ${count === 1 ? "has" : "have"} another answer than the participant's earlier rows; the first answer counts.`,
      ),
      ...sayNearEqual(
        given.map(({ line, text }) => ({ line, text })),
        "answers",
        column,
      ),
    ],
  };
}
