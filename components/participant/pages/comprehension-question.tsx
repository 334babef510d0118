import type { AskedQuestion } from "@/lib/study/protocol/checks";
import { useWords } from "./words";

/** One question about the instructions, as a radio group. */
export function ComprehensionQuestionView({
  question: { key, question, options },
  value,
  wrong,
  onChange,
}: {
  question: AskedQuestion;
  value: number | undefined;
  /** Whether the answer that was sent is not the right one. */
  wrong: boolean;
  onChange: (option: number) => void;
}) {
  const words = useWords();
  return (
    <fieldset
      data-question={key}
      aria-describedby={wrong ? `${key}-wrong` : undefined}
      className="mt-5"
    >
      <legend dir="auto" className="font-serif">
        {question}
      </legend>
      {wrong ? (
        <p id={`${key}-wrong`} className="text-[0.9rem] text-danger">
          {words.wrongAnswer}
        </p>
      ) : null}
      {options.map((option, index) => (
        <label key={option} className="flex min-h-11 cursor-pointer items-center gap-3 font-serif">
          <input
            type="radio"
            name={`comprehension-${key}`}
            checked={value === index}
            onChange={() => onChange(index)}
            className="size-5 shrink-0 accent-accent"
          />
          <span dir="auto">{option}</span>
        </label>
      ))}
    </fieldset>
  );
}
