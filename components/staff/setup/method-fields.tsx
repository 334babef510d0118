"use client";

import { MethodMark } from "@/components/charts/method-mark";
import { SelectField } from "@/components/staff/comparison/plan/select-field";
import { RowList } from "@/components/staff/protocol/rows";
import { TextField } from "@/components/ui/text-field";
import type { EditedMethod } from "@/lib/schemas/setup/methods";
import { METHOD_COLOURS } from "@/lib/study/protocol/method-colours";

interface Props {
  index: number;
  method: EditedMethod;
  /** What is wrong with a field, by its path within the method. */
  problemOf: (path: string) => string | undefined;
  onChange: (method: EditedMethod) => void;
}

/** One method: its key, its name, its colour, and by which factors it differs from the others. */
export function MethodFields({ index, method, problemOf, onChange }: Props) {
  const id = `method-${index}`;
  const set = (change: Partial<EditedMethod>) => onChange({ ...method, ...change });
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 flex items-center gap-2 font-serif text-[1.05rem]">
        <svg width={18} height={18} aria-hidden className="shrink-0">
          <MethodMark index={index} x={9} y={9} />
        </svg>
        {method.label || `Method ${index + 1}`}
      </legend>
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-3">
        <TextField
          id={`${id}-key`}
          label="Key in files"
          value={method.key}
          problem={problemOf("key")}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => set({ key: event.target.value })}
        />
        <TextField
          id={`${id}-label`}
          label="Name in tables and charts"
          value={method.label}
          problem={problemOf("label")}
          autoComplete="off"
          onChange={(event) => set({ label: event.target.value })}
        />
        <SelectField
          id={`${id}-colour`}
          label="Colour"
          value={method.colour ?? ""}
          problem={problemOf("colour")}
          options={[
            { value: "", label: "By its position" },
            ...METHOD_COLOURS.map(({ hex, name }) => ({ value: hex, label: name })),
          ]}
          onChange={(event) =>
            set({
              colour: METHOD_COLOURS.find(({ hex }) => hex === event.target.value)?.hex ?? null,
            })
          }
        />
      </div>
      <details className="mt-3" open={method.factors.length > 0}>
        <summary className="min-h-9 cursor-pointer">
          Factors{method.factors.length > 0 ? ` (${method.factors.length})` : ""}
        </summary>
        <RowList
          id={`${id}-factors`}
          items={method.factors}
          name="Factor"
          problem={problemOf("factors")}
          blank={() => ({ name: "", level: "" })}
          onChange={(factors) => set({ factors: [...factors] })}
        >
          {(place) => {
            const factor = method.factors[place] ?? { name: "", level: "" };
            const change = (part: Partial<typeof factor>) =>
              set({
                factors: method.factors.map((one, at) =>
                  at === place ? { ...one, ...part } : one,
                ),
              });
            return (
              <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
                <TextField
                  id={`${id}-factors-${place}-name`}
                  label="Factor, as in “training”"
                  value={factor.name}
                  problem={problemOf(`factors.${place}.name`)}
                  autoComplete="off"
                  onChange={(event) => change({ name: event.target.value })}
                />
                <TextField
                  id={`${id}-factors-${place}-level`}
                  label="Level, as in “multitask”"
                  value={factor.level}
                  problem={problemOf(`factors.${place}.level`)}
                  autoComplete="off"
                  onChange={(event) => change({ level: event.target.value })}
                />
              </div>
            );
          }}
        </RowList>
      </details>
    </fieldset>
  );
}
