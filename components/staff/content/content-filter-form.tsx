import { FilterChoice, FilterForm } from "@/components/staff/shell/filter-form";
import { TextField } from "@/components/ui/text-field";
import type { ContentFilter } from "@/lib/schemas/content/content-filter";

/** Which questions the list shows. */
export function ContentFilterForm({
  path,
  filter,
  methods,
}: {
  path: string;
  filter: ContentFilter;
  methods: { key: string; label: string }[];
}) {
  return (
    <FilterForm path={path} all={path} filter={filter}>
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
      <FilterChoice
        id="filter-method"
        name="method"
        label="Explained by"
        value={filter.method}
        any="Any method"
        options={methods.map(({ key, label }) => ({ value: key, label }))}
      />
      <FilterChoice
        name="answered"
        label="Answered"
        value={filter.answered}
        any="Right or wrong"
        options={[
          { value: "right", label: "Right" },
          { value: "wrong", label: "Wrong" },
        ]}
      />
      <FilterChoice
        name="state"
        label="Explanation"
        value={filter.state}
        any="Any"
        options={[
          { value: "retired", label: "Retired" },
          { value: "never-given", label: "Given to nobody yet" },
        ]}
      />
    </FilterForm>
  );
}
