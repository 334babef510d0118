import { CheckBox } from "@/components/staff/protocol/check-field";
import type { Problem } from "@/lib/importers/outcome";

/** Runs that lie apart, stand twice or cannot be stored can be left out by their lines. */
export function SkipLines({
  found,
  skip,
  onSkip,
}: {
  found: Problem[];
  skip: number[];
  onSkip: (lines: number[]) => void;
}) {
  const pointed = found.filter(({ line }) => line > 1).map(({ line }) => line);
  const lines = [...new Set([...skip, ...pointed])].sort((a, b) => a - b);
  if (lines.length === 0) return null;
  return (
    <fieldset>
      <legend className="font-semibold">Leave out</legend>
      <div className="flex flex-wrap gap-x-6">
        {lines.map((line) => (
          <CheckBox
            key={line}
            id={`skip-${line}`}
            label={`Line ${line}`}
            checked={skip.includes(line)}
            onCheck={(checked) =>
              onSkip(lines.filter((other) => (other === line ? checked : skip.includes(other))))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
