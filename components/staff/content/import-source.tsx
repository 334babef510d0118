"use client";

import { type DragEvent, useEffect, useRef, useState } from "react";
import { TextArea } from "@/components/staff/protocol/text-area-field";
import { Button } from "@/components/ui/button";
import { formatCount, plural } from "@/lib/format";

/** Characters of a pasted text that the field still shows; a longer one would only hold up the page. */
const LAID_OUT = 20_000;

const sayTaken = (characters: number) =>
  `${plural(characters, "character")} taken; how they are read is said below.`;

/** Where a file comes from: dropped, chosen, or its text pasted. */
export function ImportSource({
  onChoose,
  disabled,
}: {
  onChoose: (name: string, body: Blob) => void;
  disabled: boolean;
}) {
  const [over, setOver] = useState(false);
  const [pasted, setPasted] = useState("");
  /** How many characters of pasted text are being looked at. */
  const [taken, setTaken] = useState<number | null>(null);
  const field = useRef<HTMLInputElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once, when the page begins to listen
  useEffect(() => {
    // A file that was chosen before then has told nobody.
    const [file] = field.current?.files ?? [];
    if (file) onChoose(file.name, file);
  }, []);

  function choose(file: File) {
    setTaken(null);
    onChoose(file.name, file);
  }

  function take(text: string) {
    // A file that was chosen before is none any more.
    if (field.current) field.current.value = "";
    setTaken(text.length);
    onChoose("The pasted text", new Blob([text]));
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file && !disabled) choose(file);
  }

  return (
    <div className="space-y-5">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the field inside does the same by keyboard */}
      <div
        className={`rounded border border-dashed px-4 py-6 ${over ? "border-accent bg-accent-wash" : "border-edge"}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <label htmlFor="file" className="block font-semibold">
          The file
        </label>
        <p id="file-words" className="text-soft">
          Drop it here, or choose it: CSV, TSV, JSON Lines or a JSON list in UTF-8 or UTF-16, up to
          512 MB.
        </p>
        <input
          ref={field}
          id="file"
          type="file"
          accept=".csv,.tsv,.jsonl,.json,.txt,text/csv"
          aria-describedby="file-words"
          disabled={disabled}
          className="mt-2 block min-h-11 w-full py-2"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) choose(file);
          }}
        />
      </div>
      <details>
        <summary className="min-h-9 cursor-pointer font-semibold">Paste its text instead</summary>
        <div className="mt-2 space-y-3">
          <TextArea
            id="pasted"
            label="Text of the file"
            hint={`What is longer than ${formatCount(LAID_OUT)} characters is taken at once, as a file is.`}
            value={pasted}
            bounded
            onType={(text) => {
              setPasted(text);
              setTaken(null);
            }}
            onPasted={(text) => {
              if (disabled || text.length <= LAID_OUT) return false;
              take(text);
              setPasted("");
              return true;
            }}
          />
          <p role="status">{taken === null ? "" : sayTaken(taken)}</p>
          <Button
            look="secondary"
            disabled={disabled || pasted.trim() === ""}
            onClick={() => take(pasted)}
          >
            Take this text
          </Button>
        </div>
      </details>
    </div>
  );
}
