"use client";

import { useEditing, useField } from "./editor-context";
import { TextArea } from "./text-area-field";

const PATH = "recruitment.prolific.keySet";

/** The keys in what was pasted: a list, or a set as it is published. What is no JSON stays a text. */
function keysIn(text: string): unknown {
  if (text.trim() === "") return null;
  try {
    const value = JSON.parse(text);
    return Array.isArray(value?.keys) ? value.keys : value;
  } catch {
    return text;
  }
}

/** The public keys of Prolific's signed links, pasted as JSON. */
export function KeySetField() {
  const { id, value, set } = useField(PATH);
  const { problems } = useEditing();
  const problem = problems.some(({ path }) => path === PATH || path.startsWith(`${PATH}.`));
  const known = value === null || value === undefined;
  const text = known ? "" : typeof value === "string" ? value : JSON.stringify(value, null, 2);
  return (
    <TextArea
      id={id}
      label="Keys of Prolific’s signed links, as JSON; with them no plain link is taken"
      value={text}
      problem={problem ? "A JSON Web Key Set, or a list of JSON Web Keys." : undefined}
      onType={(typed) => set(keysIn(typed))}
    />
  );
}
