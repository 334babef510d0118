import { type ReactNode, useId } from "react";
import { ScrollFrame } from "@/components/ui/scroll-frame";

const CELLS =
  "[&_td]:border-t [&_td]:border-line [&_td]:px-3 [&_td]:py-1.5 [&_td]:align-baseline [&_td:first-child]:pl-0 [&_td:last-child]:pr-0 [&_td.text-right]:whitespace-nowrap";
const HEADS =
  "[&_th]:px-3 [&_th]:py-1.5 [&_th]:align-baseline [&_th]:font-semibold [&_th:first-child]:pl-0 [&_th:last-child]:pr-0 [&_tbody_th]:border-t [&_tbody_th]:border-line [&_thead_th]:align-bottom";

/** For words above columns: they wrap in what is seen of the table, and stay there as it scrolls. */
export const IN_VIEW = "sticky left-0 block w-fit max-w-[100cqw]";

/**
 * A table that breathes by lines. On narrow screens it scrolls sideways inside its frame, and the
 * names of its rows stay. Words for screen readers alone stay inside it as well.
 */
export function Table({ caption, children }: { caption: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <ScrollFrame inside="@container" aria-labelledby={id}>
      <table className={`w-full border-collapse text-left ${CELLS} ${HEADS}`}>
        <caption id={id} className="mb-2 text-left font-semibold">
          <span className={IN_VIEW}>{caption}</span>
        </caption>
        {children}
      </table>
    </ScrollFrame>
  );
}
