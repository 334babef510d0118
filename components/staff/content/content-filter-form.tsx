import { SelectField } from "@/components/staff/plan/select-field";
import { StaffLink } from "@/components/staff/staff-link";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import type { ContentFilter } from "@/lib/schemas/content-filter";

/** Which questions the list shows. An ordinary form, so the address says it. */
export function ContentFilterForm({
  path,
  filter,
  methods,
}: {
  path: string;
  filter: ContentFilter;
  methods: { key: string; label: string }[];
}) {
  const filtered = Object.values(filter).some((value) => value !== undefined);
  return (
    <form
      method="get"
      action={path}
      // A new list begins with what its address says.
      key={JSON.stringify(filter)}
      className="mb-6 flex flex-wrap items-end gap-4 print:hidden"
    >
      <div className="w-60">
        <TextField
          id="text"
          name="text"
          type="search"
          label="Words in the question or explanation"
          defaultValue={filter.text ?? ""}
          maxLength={200}
        />
      </div>
      <div className="w-44">
        <SelectField
          id="filter-method"
          name="method"
          label="Explained by"
          defaultValue={filter.method ?? ""}
          options={[
            { value: "", label: "Any method" },
            ...methods.map(({ key, label }) => ({ value: key, label })),
          ]}
        />
      </div>
      <div className="w-44">
        <SelectField
          id="answered"
          name="answered"
          label="Answered"
          defaultValue={filter.answered ?? ""}
          options={[
            { value: "", label: "Right or wrong" },
            { value: "right", label: "Right" },
            { value: "wrong", label: "Wrong" },
          ]}
        />
      </div>
      <div className="w-44">
        <SelectField
          id="state"
          name="state"
          label="Explanation"
          defaultValue={filter.state ?? ""}
          options={[
            { value: "", label: "Any" },
            { value: "retired", label: "Retired" },
            { value: "never-given", label: "Given to nobody yet" },
          ]}
        />
      </div>
      <Button type="submit" look="secondary">
        Show
      </Button>
      {filtered ? (
        <p className="py-2">
          <StaffLink href={path}>Show all</StaffLink>
        </p>
      ) : null}
    </form>
  );
}
