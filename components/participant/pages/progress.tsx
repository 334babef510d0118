import { fill } from "@/lib/messages/fill";
import { useWords } from "./words";

/** "4 of 12" with its bar. */
export function Progress({ position, total }: { position: number; total: number }) {
  const words = useWords();
  const said = fill(words.position, { position, total });
  return (
    <div className="flex items-center gap-3">
      <p className="whitespace-nowrap tabular-nums">{said}</p>
      <div
        role="progressbar"
        aria-label={words.progress}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={position}
        aria-valuetext={said}
        className="h-2 w-28 overflow-hidden rounded-full bg-line sm:w-48"
      >
        <div className="h-full bg-accent" style={{ width: `${(100 * position) / total}%` }} />
      </div>
    </div>
  );
}
