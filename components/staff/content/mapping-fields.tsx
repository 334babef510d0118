import { SelectField } from "@/components/staff/comparison/plan/select-field";
import { CheckBox } from "@/components/staff/protocol/check-field";
import { FieldGroup, SideBySide } from "@/components/staff/protocol/section";
import { type ColumnMapping, mappingProblem } from "@/lib/importers/column-mapping";

const FIELDS = [
  ["id", "Question’s id"],
  ["question", "Question’s text"],
  ["gold", "Right answer (its text or letter)"],
  ["method", "Method"],
  ["size", "Model size"],
  ["run", "Run number"],
  ["answer", "Student’s answer (its text or letter)"],
  ["explanation", "Explanation"],
] as const;

/** Which column holds what. */
export function MappingFields({
  columns,
  mapping,
  onChange,
}: {
  columns: string[];
  mapping: ColumnMapping;
  onChange: (mapping: ColumnMapping) => void;
}) {
  const problem = mappingProblem(mapping);
  const taken = new Set(Object.values(mapping.columns));
  return (
    <FieldGroup title="What the columns hold">
      <SideBySide>
        {FIELDS.map(([field, label]) => (
          <SelectField
            key={field}
            id={`column-${field}`}
            label={label}
            value={mapping.columns[field] ?? ""}
            problem={problem && field === "question" ? problem : undefined}
            options={[
              { value: "", label: "no column" },
              ...columns.map((name) => ({ value: name, label: name })),
            ]}
            onChange={(event) => {
              const { [field]: _, ...others } = mapping.columns;
              const name = event.target.value;
              onChange({
                columns: name === "" ? others : { ...others, [field]: name },
                choices: mapping.choices.filter((choice) => choice !== name),
              });
            }}
          />
        ))}
      </SideBySide>
      <fieldset>
        <legend className="font-semibold">Choices</legend>
        <p className="text-soft">
          One column that lists them (a list, or parts between | or ;), or one column for each.
        </p>
        <div className="flex flex-wrap gap-x-6">
          {columns
            .filter((name) => !taken.has(name))
            .map((name) => (
              <CheckBox
                key={name}
                id={`choices-${name}`}
                label={name}
                checked={mapping.choices.includes(name)}
                onCheck={(checked) =>
                  onChange({
                    ...mapping,
                    choices: columns.filter((other) =>
                      other === name ? checked : mapping.choices.includes(other),
                    ),
                  })
                }
              />
            ))}
        </div>
      </fieldset>
    </FieldGroup>
  );
}
