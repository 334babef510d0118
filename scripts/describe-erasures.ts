import type { AppliedErasures } from "@/lib/server/backup/apply-erasures";
import type { ChosenErasures } from "@/lib/server/backup/choose-erasure-list";

const NONE = `
ATTENTION: no list of erasures was applied. Everybody whose data were erased after this backup was made
is in the database again. If there is a list, restore once more into an empty database with
--erasures LIST, before you start the app.
`;

/** What a restore says of the people whose data had been erased; `loud` belongs beside the output. */
export function describeErasures(
  chosen: ChosenErasures | null,
  erased: AppliedErasures | null,
): { said: string[]; loud: string[] } {
  if (!chosen || !erased) return { said: [], loud: [NONE] };
  const { participants, recruiterIds, pilots } = erased;
  const last = chosen.entries
    .map(({ at }) => at)
    .sort()
    .at(-1);
  return {
    said: [
      `Erased again what ${chosen.path} names: ${participants} participants, the recruiters' ids of ${recruiterIds}, ${pilots} pilots.`,
      ...(last ? [`Its last entry is of ${last}; it does not know erasures after that.`] : []),
    ],
    loud:
      chosen.unreadable > 0
        ? [`ATTENTION: ${chosen.unreadable} lines of ${chosen.path} could not be read.`]
        : [],
  };
}
