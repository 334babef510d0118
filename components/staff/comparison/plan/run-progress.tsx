import { Button } from "@/components/ui/button";
import { formatDuration } from "@/lib/format";
import type { PlanRun } from "./use-plan-worker";

/** How far the simulation is, how long it will still take, and the way out. */
export function RunProgress({
  run,
  onCancel,
}: {
  run: Extract<PlanRun, { kind: "running" }>;
  onCancel: () => void;
}) {
  const percent = Math.floor(100 * run.share);
  const left = run.msLeft === null ? "" : `, about ${formatDuration(run.msLeft)} left`;
  const words = `${percent} %${left}`;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div
        role="progressbar"
        aria-label="Simulation"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={words}
        className="h-2 w-40 overflow-hidden rounded-full bg-line sm:w-64"
      >
        <div className="h-full bg-accent" style={{ width: `${percent}%` }} />
      </div>
      <p className="tabular-nums">{words}</p>
      <Button look="secondary" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}
