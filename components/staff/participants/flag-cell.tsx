import type { QualityFlag } from "@/lib/study/quality/quality-flags";
import { FLAG_WORDS } from "@/lib/views/participants/say-flag";
import { FlagList } from "./flag-list";

/** A participant's flags in short words, which open into their sentences by keyboard, touch or mouse. */
export function FlagCell({ flags }: { flags: QualityFlag[] }) {
  if (flags.length === 0) return <span className="text-soft">none</span>;
  return (
    <details className="min-w-40">
      <summary className="cursor-pointer text-look">
        {flags.map(({ kind }) => FLAG_WORDS[kind]).join(", ")}
      </summary>
      <div className="max-w-[min(44ch,100cqw)] py-1">
        <FlagList flags={flags} />
      </div>
    </details>
  );
}
