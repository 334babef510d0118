import { FilterChoice, FilterForm } from "@/components/staff/shell/filter-form";
import { TextField } from "@/components/ui/text-field";
import { type AuditFilter, SERVER } from "@/lib/schemas/audit/audit-filter";
import { sayAction } from "@/lib/views/audit/audit-view";
import { AUDITED_ACTIONS } from "@/lib/views/audit/audited-action";

/** What of the log is shown. */
export function AuditFilterForm({
  path,
  filter,
  people,
}: {
  path: string;
  filter: AuditFilter;
  people: { id: string; email: string }[];
}) {
  const actions = Object.keys(AUDITED_ACTIONS)
    .map((value) => ({ value, label: sayAction(value) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <FilterForm path={path} all={path} filter={filter}>
      <FilterChoice
        name="action"
        label="What"
        value={filter.action}
        any="Anything"
        options={actions}
        width="w-72 max-w-full"
      />
      <FilterChoice
        name="who"
        label="Who"
        value={filter.who}
        any="Anybody"
        options={[
          ...people.map(({ id, email }) => ({ value: id, label: email })),
          { value: SERVER, label: "The server itself" },
        ]}
        width="w-60 max-w-full"
      />
      <div className="w-44">
        <TextField
          id="day"
          name="day"
          type="date"
          label="Day (UTC)"
          defaultValue={filter.day ?? ""}
        />
      </div>
    </FilterForm>
  );
}
