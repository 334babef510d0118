import { useId } from "react";
import type { Problem } from "@/lib/importers/outcome";

/** Problems or remarks, each with its line of the file; nothing where there are none. */
export function LineList({ title, lines }: { title: string; lines: Problem[] }) {
  const id = useId();
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="font-serif text-[1.2rem]">
        {title}
      </h2>
      <ul
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling list has to be reachable by keyboard
        tabIndex={0}
        aria-labelledby={id}
        className="mt-2 max-h-96 max-w-[66ch] space-y-1 overflow-y-auto"
      >
        {lines.map(({ line, field, reason }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same may be said twice of a line
          <li key={index} dir="auto">
            <span className="text-soft">
              Line {line}
              {field ? `, ${field}` : ""}:
            </span>{" "}
            {reason}
          </li>
        ))}
      </ul>
    </section>
  );
}
