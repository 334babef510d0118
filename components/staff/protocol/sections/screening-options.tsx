"use client";

import { CheckBox } from "@/components/staff/protocol/check-field";
import { useField } from "@/components/staff/protocol/editor-context";
import { LineField } from "@/components/staff/protocol/fields";
import { newKey, Rows } from "@/components/staff/protocol/rows";
import type { ScreeningQuestion } from "@/lib/study/participation/eligibility";

/** The options of a screening question, each with whether one can take part with it. */
export function ScreeningOptions({ path }: { path: string }) {
  const question = useField(path).value as ScreeningQuestion | undefined;
  const admits = useField(`${path}.admits`);
  const chosen = question?.admits ?? [];
  const keys = question?.options.map(({ key }) => key) ?? [];
  return (
    <div className="space-y-2">
      <Rows
        path={`${path}.options`}
        least={2}
        blank={(items) => ({ key: newKey("option")(items), label: "" })}
      >
        {(option, index) => {
          const key = keys[index] ?? "";
          return (
            <div className="space-y-2">
              <LineField path={`${option}.label`} label={`Option ${index + 1}`} />
              <CheckBox
                id={`admits-${option}`}
                label="With this answer one can take part"
                checked={chosen.includes(key)}
                onCheck={(checked) =>
                  // Keys of options that are gone are left behind with it.
                  admits.set(keys.filter((one) => (one === key ? checked : chosen.includes(one))))
                }
              />
            </div>
          );
        }}
      </Rows>
      {admits.problem ? <p className="text-danger">{admits.problem}</p> : null}
    </div>
  );
}
