import { fill } from "@/lib/messages/fill";
import { useWords } from "./words";

/** How much of its room a text takes: said from the first character on, not when there is none left. */
export function CharacterCount({ id, text, max }: { id: string; text: string; max: number }) {
  const words = useWords();
  const said = (count: number) => count.toLocaleString(words.tag);
  return (
    <p id={id} className="mt-1 text-[0.9rem] text-soft">
      {fill(words.characters, { count: said(text.length), max: said(max) })}
    </p>
  );
}
