import { FilterChoice, FilterForm } from "@/components/staff/shell/filter-form";
import type { ParticipantFilter } from "@/lib/schemas/participants/participant-filter";
import { writeAddress } from "@/lib/schemas/shared/write-address";
import { FLAG_KINDS } from "@/lib/study/quality/quality-flags";
import { PARTICIPANT_STATES, STATE_WORDS } from "@/lib/views/participants/listed-participant";
import { FLAG_WORDS } from "@/lib/views/participants/say-flag";

/** Whom the list shows, by state, flag and decision. */
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
    <FilterForm path={path} all={writeAddress(path, { sort })} filter={filter}>
      <input type="hidden" name="sort" value={sort} />
      <FilterChoice
        name="state"
        label="Status"
        value={filter.state}
        any="Any"
        options={PARTICIPANT_STATES.map((state) => ({ value: state, label: STATE_WORDS[state] }))}
      />
      <FilterChoice
        name="flag"
        label="Flag"
        value={filter.flag}
        any="Any, or none"
        options={FLAG_KINDS.map((kind) => ({ value: kind, label: FLAG_WORDS[kind] }))}
      />
      <FilterChoice
        name="excluded"
        label="Excluded"
        value={filter.excluded}
        any="Yes or no"
        options={[
          { value: "yes", label: "By decision" },
          { value: "no", label: "Not excluded" },
        ]}
      />
    </FilterForm>
  );
}
