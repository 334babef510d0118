"use client";

import { useRef } from "react";
import { SelectField } from "@/components/staff/comparison/plan/select-field";
import { useField } from "@/components/staff/protocol/editor-context";
import { LineField } from "@/components/staff/protocol/fields";
import { SideBySide } from "@/components/staff/protocol/section";

const POINTS = Array.from({ length: 10 }, (_, index) => String(index + 2));

/** Another number of options: the ends keep their words, the steps between get the ones they had. */
function resized(
  scale: readonly string[],
  points: number,
  between: readonly string[] | undefined,
): string[] {
  const steps = between ?? new Array<string>(points - 2).fill("");
  return [scale[0] ?? "", ...steps, scale.at(-1) ?? ""];
}

/** The answer options at a path: how many, the words of the ends and, where wanted, of each step. */
export function ScaleFields({ path, fixed }: { path: string; fixed: boolean }) {
  const { id, value, problem, set } = useField(path);
  const scale: readonly string[] = Array.isArray(value) ? value : [];
  const between = useRef(new Map<number, string[]>());
  const points = scale.length;
  return (
    <div className="space-y-4">
      <SideBySide>
        <SelectField
          id={`${id}-points`}
          label={`Number of answer options${fixed ? " (frozen)" : ""}`}
          value={String(points)}
          problem={problem}
          disabled={fixed}
          options={POINTS.map((number) => ({ value: number, label: number }))}
          onChange={(event) => {
            const next = Number(event.target.value);
            between.current.set(points, scale.slice(1, -1));
            set(resized(scale, next, between.current.get(next)));
          }}
        />
      </SideBySide>
      <SideBySide>
        <LineField path={`${path}.0`} label="Words at 1" />
        <LineField path={`${path}.${points - 1}`} label={`Words at ${points}`} />
      </SideBySide>
      {points > 2 ? (
        <details>
          <summary className="min-h-9 cursor-pointer py-1">
            Words for the steps between{" "}
            <span className="text-soft">
              ({scale.slice(1, -1).filter((words) => words !== "").length} of {points - 2} have
              some)
            </span>
          </summary>
          <div className="mt-2 space-y-4">
            {scale.slice(1, -1).map((_, index) => (
              <LineField
                // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place on the scale.
                key={index}
                path={`${path}.${index + 1}`}
                label={`Words at ${index + 2}; empty: the number alone`}
              />
            ))}
          </div>
        </details>
      ) : null}
    </div>
  );
}
