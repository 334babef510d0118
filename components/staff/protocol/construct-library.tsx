"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import {
  CONSTRUCT_LIBRARY,
  fromLibrary,
  type LibraryScale,
} from "@/lib/study/protocol/construct-library";
import { useEditing } from "./editor-context";
import { EditorSection } from "./section";

/** Published scales, to take statements from. */
export function ConstructLibrary() {
  const { document, set } = useEditing();
  const [said, setSaid] = useState("");
  const there = new Set(document.constructs.map(({ key }) => key));

  function add(library: LibraryScale, statements: LibraryScale["statements"]) {
    const taken = statements.map((one) => fromLibrary(library, one, document.scale));
    set("constructs", [...document.constructs, ...taken]);
    setSaid(`Added: ${taken.map(({ key }) => key).join(", ")}.`);
  }

  return (
    <EditorSection id="library" title="Add from published scales">
      <p className="text-soft">
        Statements come with their answer options. Adapt them; what you change is yours to validate.
      </p>
      {CONSTRUCT_LIBRARY.map((library) => {
        const open = library.statements.filter(({ key }) => !there.has(key));
        return (
          <details key={library.key} className="border-t border-line pt-3">
            <summary className="min-h-9 cursor-pointer py-1 font-semibold">{library.name}</summary>
            <div className="mt-1 space-y-3">
              <p>{library.about}</p>
              <p className="text-soft">
                {library.source.reference}{" "}
                <a href={library.source.url} className="break-all">
                  {library.source.url}
                </a>
              </p>
              <p className="text-soft">{library.licence}</p>
              <p>
                Answers from 1 “{library.scale[0]}” to {library.scale.length} “
                {library.scale.at(-1)}”.
              </p>
              <ul>
                {library.statements.map((one) => (
                  <li
                    key={one.key}
                    className="flex flex-wrap items-center justify-between gap-x-4 border-t border-line py-2"
                  >
                    <span className="min-w-0 flex-1 basis-60">
                      {one.statement}
                      {one.reversed ? <span className="text-soft"> (reverse-scored)</span> : null}
                    </span>
                    <Button
                      look="secondary"
                      disabled={there.has(one.key)}
                      onClick={() => add(library, [one])}
                    >
                      {there.has(one.key) ? "Added" : "Add"}
                      <span className="sr-only">: {one.statement}</span>
                    </Button>
                  </li>
                ))}
              </ul>
              {open.length > 1 ? (
                <Button look="secondary" onClick={() => add(library, open)}>
                  Add all {open.length} of {library.name}
                </Button>
              ) : null}
            </div>
          </details>
        );
      })}
      <p role="status" className="text-soft">
        {said}
      </p>
    </EditorSection>
  );
}
