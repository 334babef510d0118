/** "4 of 12" with its bar. */
export function Progress({ position, total }: { position: number; total: number }) {
  const words = `${position} of ${total}`;
  return (
    <div className="flex items-center gap-3">
      <p className="whitespace-nowrap tabular-nums">{words}</p>
      <div
        role="progressbar"
        aria-label="Progress"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={position}
        aria-valuetext={words}
        className="h-2 w-28 overflow-hidden rounded-full bg-line sm:w-48"
      >
        <div className="h-full bg-accent" style={{ width: `${(100 * position) / total}%` }} />
      </div>
    </div>
  );
}
