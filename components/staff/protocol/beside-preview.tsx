"use client";

import { type ReactNode, useState } from "react";
import { AboutYouField, type AskedField } from "@/components/participant/pages/about-you-field";
import { StatementScale } from "@/components/participant/pages/statement-scale";
import { LANGUAGE_TAGS } from "@/lib/study/protocol/language";
import { useEditing } from "./editor-context";

/** Fields with what participants see of them beside, or below on a phone. */
export function BesidePreview({ preview, children }: { preview: ReactNode; children: ReactNode }) {
  const { document } = useEditing();
  return (
    <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
      <div className="min-w-0 space-y-3">{children}</div>
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <p className="text-soft">As participants see it</p>
        <div
          data-reader="participant"
          lang={LANGUAGE_TAGS[document.language]}
          className="@container mt-1"
        >
          {preview}
        </div>
      </div>
    </div>
  );
}

/** A question about participants, to be tried. */
export function AskedPreview({ field }: { field: AskedField }) {
  const [value, setValue] = useState("");
  const question = field.question || "(no question yet)";
  return <AboutYouField field={{ ...field, question }} value={value} onAnswer={setValue} />;
}

/** A statement with the study's scale, to be tried. */
export function StatementPreview({ name, statement }: { name: string; statement: string }) {
  const { document } = useEditing();
  const [value, setValue] = useState<number>();
  return (
    <StatementScale
      name={`preview-${name}`}
      statement={statement || "(no statement yet)"}
      scale={document.scale}
      value={value}
      invalid={false}
      onChange={setValue}
      fieldsetRef={null}
    />
  );
}
