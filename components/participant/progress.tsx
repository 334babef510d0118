/** "4 of 12" with its bar. */
export function Progress({ position, total }: { position: number; total: number }) {
  return (
    <div className="flex items-center gap-3">
      <p className="whitespace-nowrap tabular-nums" id="progress-label">
        {position} of {total}
      </p>
      <progress
        aria-labelledby="progress-label"
        className="h-2 w-full max-w-48 appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
        max={total}
        value={position}
      />
    </div>
  );
}
