import type { QuestionEdit } from "@/lib/schemas/content/question-edit";
import type { QuestionContent } from "@/lib/views/content/content";

/** A choice as it is typed. */
export interface TypedChoice {
  /** Which it is, wherever it is moved. */
  key: string;
  /** Its place in what is stored, from 0; null: it is new. */
  was: number | null;
  text: string;
  /** The methods whose students answered it. */
  answeredBy: readonly string[];
}

/** A question of a draft as it is typed. */
export interface TypedQuestion {
  stem: string;
  choices: readonly TypedChoice[];
  /** The key of the right answer; null: it is not known. */
  gold: string | null;
  explanations: readonly { id: string; text: string; method: string }[];
}

export function typedOf({
  stem,
  choices,
  goldIndex,
  explanations,
}: QuestionContent): TypedQuestion {
  const typed = choices.map((text, was) => ({
    key: `choice${was + 1}`,
    was,
    text,
    answeredBy: [
      ...new Set(explanations.flatMap((one) => (one.answerIndex === was ? [one.method] : []))),
    ],
  }));
  return {
    stem: stem ?? "",
    choices: typed,
    gold: goldIndex === null ? null : (typed[goldIndex]?.key ?? null),
    explanations: explanations.flatMap(({ id, text, method, run }) =>
      text === null ? [] : [{ id, text, method: run === null ? method : `${method}, ${run}` }],
    ),
  };
}

/** With these choices; a right answer that is none of them any more is not known. */
export function withChoices(
  typed: TypedQuestion,
  choices: readonly TypedChoice[],
): Pick<TypedQuestion, "choices" | "gold"> {
  const kept = choices.some(({ key }) => key === typed.gold);
  return { choices, gold: kept ? typed.gold : null };
}

/** What is sent to be stored. */
export function editOf(typed: TypedQuestion, basedOn: string): QuestionEdit {
  const gold = typed.choices.findIndex(({ key }) => key === typed.gold);
  return {
    basedOn,
    stem: typed.stem,
    choices: typed.choices.map(({ was, text }) => ({ was, text })),
    goldIndex: gold === -1 ? null : gold,
    explanations: typed.explanations.map(({ id, text }) => ({ id, text })),
  };
}

/** What is typed by now, after `sent` was stored: its choices have the places that they have there. */
export function afterStoring(typed: TypedQuestion, sent: TypedQuestion): TypedQuestion {
  const places = new Map(sent.choices.map(({ key }, place) => [key, place]));
  return {
    ...typed,
    choices: typed.choices.map((choice) => ({ ...choice, was: places.get(choice.key) ?? null })),
  };
}
