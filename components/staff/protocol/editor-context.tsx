"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { FieldProblem } from "@/lib/errors";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { protocolField } from "@/lib/study/protocol/protocol-fields";
import { fieldId, getAt, patternOf } from "./edit-document";

export interface Editing {
  document: Protocol;
  set: (path: string, value: unknown) => void;
  problems: readonly FieldProblem[];
  /** Whether constructs and scale are frozen, because the study has opened. */
  frozen: boolean;
}

const EditorContext = createContext<Editing | null>(null);

export function EditorProvider({ editing, children }: { editing: Editing; children: ReactNode }) {
  return <EditorContext value={editing}>{children}</EditorContext>;
}

export function useEditing(): Editing {
  const editing = useContext(EditorContext);
  if (!editing) throw new Error("There is no document to edit around this field.");
  return editing;
}

/** A field of the document: its value, its name, what is wrong with it, and how to change it. */
export function useField(path: string) {
  const { document, set, problems } = useEditing();
  const field = protocolField(patternOf(path));
  return {
    id: fieldId(path),
    field,
    value: getAt(document, path),
    problem: problems.find((problem) => problem.path === path)?.message,
    set: (value: unknown) => set(path, value),
  };
}
