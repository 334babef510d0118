import { SelectField } from "@/components/staff/plan/select-field";
import { StaffLink } from "@/components/staff/staff-link";
import { Button } from "@/components/ui/button";
import { PARTICIPANT_STATES, STATE_WORDS } from "@/lib/figures/listed-participant";
import { FLAG_WORDS } from "@/lib/figures/say-flag";
import type { ParticipantFilter } from "@/lib/schemas/participant-filter";
import { writeAddress } from "@/lib/schemas/write-address";
import { FLAG_KINDS } from "@/lib/study/quality-flags";

/** Whom the list shows, by state, flag and decision. An ordinary form, so the address says it. */
export function ParticipantFilterForm({
  path,
  filter,
  sort,
}: {
  path: string;
  filter: ParticipantFilter;
  /** The order of the list, which stays. */
  sort: string;
}) {
  return (
    <form method="get" action={path} className="mb-6 flex flex-wrap items-end gap-4 print:hidden">
      <input type="hidden" name="sort" value={sort} />
      <div className="w-44">
        <SelectField
          // A new list begins with what its address says.
          key={filter.state ?? ""}
          id="state"
          name="state"
          label="Status"
          defaultValue={filter.state ?? ""}
          options={[
            { value: "", label: "Any" },
            ...PARTICIPANT_STATES.map((state) => ({ value: state, label: STATE_WORDS[state] })),
          ]}
        />
      </div>
      <div className="w-44">
        <SelectField
          key={filter.flag ?? ""}
          id="flag"
          name="flag"
          label="Flag"
          defaultValue={filter.flag ?? ""}
          options={[
            { value: "", label: "Any, or none" },
            ...FLAG_KINDS.map((kind) => ({ value: kind, label: FLAG_WORDS[kind] })),
          ]}
        />
      </div>
      <div className="w-44">
        <SelectField
          key={filter.excluded ?? ""}
          id="excluded"
          name="excluded"
          label="Excluded"
          defaultValue={filter.excluded ?? ""}
          options={[
            { value: "", label: "Yes or no" },
            { value: "yes", label: "By decision" },
            { value: "no", label: "Not excluded" },
          ]}
        />
      </div>
      <Button type="submit" look="secondary">
        Show
      </Button>
      {filter.state || filter.flag || filter.excluded ? (
        <p className="py-2">
          <StaffLink href={writeAddress(path, { sort })}>Show all</StaffLink>
        </p>
      ) : null}
    </form>
  );
}
