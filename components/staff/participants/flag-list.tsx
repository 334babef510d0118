import type { QualityFlag } from "@/lib/study/quality/quality-flags";
import { FLAG_LIMITS, FLAG_WORDS, sayFlag } from "@/lib/views/participants/say-flag";

/** Flags with the sentence of each, and what it does not mean. */
export function FlagList({ flags }: { flags: QualityFlag[] }) {
  return (
    <ul className="space-y-1">
      {flags.map((flag) => (
        <li key={flag.kind}>
          <strong>{FLAG_WORDS[flag.kind]}.</strong> {sayFlag(flag)}{" "}
          <span className="text-soft">{FLAG_LIMITS[flag.kind]}</span>
        </li>
      ))}
    </ul>
  );
}
