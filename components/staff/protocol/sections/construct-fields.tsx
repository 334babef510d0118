"use client";

import { useRef } from "react";
import { CheckBox } from "@/components/staff/protocol/check-field";
import { useEditing, useField } from "@/components/staff/protocol/editor-context";
import { LineField } from "@/components/staff/protocol/fields";
import { ScaleFields } from "./scale-fields";

/** One construct: its name, its statement, whether it is turned around, and a scale of its own. */
export function ConstructFields({ path, index }: { path: string; index: number }) {
  const { frozen } = useEditing();
  const reversed = useField(`${path}.reversed`);
  return (
    <div className="space-y-3">
      <LineField
        path={`${path}.key`}
        label={`Construct ${index + 1}, as the data name it${frozen ? " (frozen)" : ""}`}
        disabled={frozen}
      />
      <LineField path={`${path}.statement`} label="Statement to rate" long />
      <div>
        <CheckBox
          id={reversed.id}
          label="Reverse-scored: agreement says that there is less of it"
          checked={reversed.value === true}
          disabled={frozen}
          onCheck={(checked) => reversed.set(checked || undefined)}
        />
        {reversed.problem ? <p className="text-danger">{reversed.problem}</p> : null}
        <OwnScale path={`${path}.scale`} />
      </div>
    </div>
  );
}

/** Answer options of the statement's own; they begin with those of all statements. */
function OwnScale({ path }: { path: string }) {
  const { document, frozen } = useEditing();
  const { id, value, set } = useField(path);
  const last = useRef<unknown>(null);
  const own = Array.isArray(value);
  return (
    <>
      <CheckBox
        id={id}
        label="Answer options of its own"
        checked={own}
        disabled={frozen}
        onCheck={(checked) => {
          if (!checked) last.current = value;
          set(checked ? (last.current ?? document.scale) : undefined);
        }}
      />
      {own ? (
        <div className="pl-8">
          <ScaleFields path={path} fixed={frozen} />
        </div>
      ) : null}
    </>
  );
}
