import { Button } from "@/components/ui/button";
import type { ProtocolChange } from "@/lib/study/protocol/protocol-diff";
import { ChangeList } from "./change-list";

interface Props {
  path: string;
  versions: readonly number[];
  comparison: { from: number; to: number; changes: readonly ProtocolChange[] } | null;
}

/** What changed from one version to another; the address says which two. */
export function VersionComparison({ path, versions, comparison }: Props) {
  return (
    <section aria-labelledby="changes">
      <h2 id="changes" className="mb-2 font-serif text-[1.2rem]">
        {comparison
          ? `What changed from version ${comparison.from} to version ${comparison.to}`
          : "What changed between two versions"}
      </h2>
      <form action={`${path}#changes`} className="mb-4 flex flex-wrap items-end gap-3">
        <VersionChoice name="from" label="From" versions={versions} chosen={comparison?.from} />
        <VersionChoice name="to" label="To" versions={versions} chosen={comparison?.to} />
        <Button type="submit" look="secondary">
          Compare
        </Button>
      </form>
      {comparison ? (
        <ChangeList changes={comparison.changes} />
      ) : (
        <p className="text-soft">Choose two different versions.</p>
      )}
    </section>
  );
}

function VersionChoice({
  name,
  label,
  versions,
  chosen,
}: {
  name: "from" | "to";
  label: string;
  versions: readonly number[];
  chosen: number | undefined;
}) {
  return (
    <div>
      <label htmlFor={`compare-${name}`} className="block font-semibold">
        {label}
      </label>
      <select
        // The address chooses; another one begins with its own choice.
        key={chosen}
        id={`compare-${name}`}
        name={name}
        defaultValue={chosen}
        className="mt-1 block min-h-11 rounded border border-edge bg-paper px-3 py-2 text-ink"
      >
        {versions.map((number) => (
          <option key={number} value={number}>
            Version {number}
          </option>
        ))}
      </select>
    </div>
  );
}
