import { Button } from "@/components/ui/button";
import type { ExclusionRule } from "@/lib/schemas/participants/exclusion";
import { FLAG_KINDS } from "@/lib/study/quality/quality-flags";
import { FLAG_WORDS } from "@/lib/views/participants/say-flag";

const MATCHES = [
  { key: "any", label: "any of these flags" },
  { key: "all", label: "all of these flags" },
] as const;

/** Which flags exclude. An ordinary form, so the address says the rule. */
export function RuleForm({ path, rule }: { path: string; rule: ExclusionRule | undefined }) {
  return (
    <form method="get" action={path} className="max-w-[66ch] space-y-3 print:hidden">
      <fieldset>
        <legend className="font-semibold">Leave out participants who have</legend>
        <div className="flex flex-wrap gap-x-6">
          {MATCHES.map(({ key, label }) => (
            <label key={key} className="flex min-h-11 items-center gap-3">
              <input
                type="radio"
                name="match"
                value={key}
                defaultChecked={(rule?.match ?? "any") === key}
                className="size-5 shrink-0 accent-accent"
              />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="font-semibold">Flags</legend>
        <div className="grid grid-cols-1 gap-x-6 min-[26rem]:grid-cols-2">
          {FLAG_KINDS.map((kind) => (
            <label key={kind} className="flex min-h-11 items-center gap-3">
              <input
                type="checkbox"
                name="flags"
                value={kind}
                defaultChecked={rule?.flags.includes(kind)}
                className="size-5 shrink-0 accent-accent"
              />
              {FLAG_WORDS[kind]}
            </label>
          ))}
        </div>
      </fieldset>
      <Button type="submit" look="secondary">
        Show the effect
      </Button>
    </form>
  );
}
