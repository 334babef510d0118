import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { sayAction } from "@/lib/figures/audit-view";
import { AUDITED_ACTIONS } from "@/lib/figures/audited-action";
import { type AuditFilter, SERVER } from "@/lib/schemas/audit-filter";
import { SelectField } from "../plan/select-field";
import { StaffLink } from "../staff-link";

/** What of the log is shown. An ordinary form, so the address says it. */
export function AuditFilterForm({
  path,
  filter,
  people,
}: {
  path: string;
  filter: AuditFilter;
  people: { id: string; email: string }[];
}) {
  const { action = "", who = "", day = "" } = filter;
  const actions = Object.keys(AUDITED_ACTIONS)
    .map((value) => ({ value, label: sayAction(value) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <form method="get" action={path} className="mb-6 flex flex-wrap items-end gap-4 print:hidden">
      <div className="w-72 max-w-full">
        <SelectField
          // A new list begins with what its address says.
          key={action}
          id="action"
          name="action"
          label="What"
          defaultValue={action}
          options={[{ value: "", label: "Anything" }, ...actions]}
        />
      </div>
      <div className="w-60 max-w-full">
        <SelectField
          key={who}
          id="who"
          name="who"
          label="Who"
          defaultValue={who}
          options={[
            { value: "", label: "Anybody" },
            ...people.map(({ id, email }) => ({ value: id, label: email })),
            { value: SERVER, label: "The server itself" },
          ]}
        />
      </div>
      <div className="w-44">
        <TextField key={day} id="day" name="day" type="date" label="Day (UTC)" defaultValue={day} />
      </div>
      <Button type="submit" look="secondary">
        Show
      </Button>
      {action || who || day ? (
        <p className="py-2">
          <StaffLink href={path}>Show all</StaffLink>
        </p>
      ) : null}
    </form>
  );
}
