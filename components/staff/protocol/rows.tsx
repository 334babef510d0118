"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { moveItem } from "./edit-document";
import { useField } from "./editor-context";

interface Props {
  path: string;
  /** What a new row begins with. */
  blank: (items: readonly unknown[]) => unknown;
  children: (path: string, index: number) => ReactNode;
  /** What one row is called, where the table does not say it. */
  item?: string;
  /** No row is added or taken away; order may change all the same. */
  fixed?: boolean;
  least?: number;
}

/** The rows of a list of the protocol. */
export function Rows({ path, item, children, ...rest }: Props) {
  const { id, field, value, problem, set } = useField(path);
  return (
    <RowList
      id={id}
      items={Array.isArray(value) ? value : []}
      name={item ?? field.item ?? "Row"}
      problem={problem}
      onChange={set}
      {...rest}
    >
      {(index) => children(`${path}.${index}`, index)}
    </RowList>
  );
}

interface RowListProps<Item> extends Pick<Props, "fixed" | "least"> {
  id: string;
  items: readonly Item[];
  /** What one row is called. */
  name: string;
  problem?: string | undefined;
  blank: (items: readonly Item[]) => Item;
  onChange: (items: readonly Item[]) => void;
  children: (index: number) => ReactNode;
  /** Why this row cannot be taken away; null where it can. */
  keeps?: (index: number) => string | null;
}

/** The rows of a list: to add, take away and move by buttons. The focus follows what it was on. */
export function RowList<Item>({
  id,
  items,
  name,
  problem,
  blank,
  onChange,
  children,
  keeps = () => null,
  fixed = false,
  least = 0,
}: RowListProps<Item>) {
  const frame = useRef<HTMLDivElement>(null);
  const focus = useRef<string | null>(null);
  useEffect(() => {
    if (!focus.current) return;
    frame.current?.querySelector<HTMLElement>(focus.current)?.focus();
    focus.current = null;
  });
  const change = (next: readonly Item[], then: string) => {
    focus.current = then;
    onChange(next);
  };
  const move = (from: number, to: number, by: "up" | "down") => {
    // At the ends only one of the two buttons is left.
    const way = to === 0 ? "down" : to === items.length - 1 ? "up" : by;
    change(moveItem(items, from, to), `[data-row="${to}"] > div > [data-move="${way}"]`);
  };
  const rows = items.map((_, index) => `${id}.${index}`);
  return (
    <div ref={frame} id={id} tabIndex={-1} className="space-y-4">
      {rows.map((row, index) => (
        <div key={row} data-row={index} className="border-t border-line pt-3">
          {children(index)}
          <div className="mt-1 flex flex-wrap gap-x-4">
            {index > 0 ? (
              <RowButton way="up" onClick={() => move(index, index - 1, "up")}>
                Move up<span className="sr-only">: {`${name} ${index + 1}`}</span>
              </RowButton>
            ) : null}
            {index < items.length - 1 ? (
              <RowButton way="down" onClick={() => move(index, index + 1, "down")}>
                Move down<span className="sr-only">: {`${name} ${index + 1}`}</span>
              </RowButton>
            ) : null}
            {keeps(index) ? <p className="min-h-9 py-1 text-soft">{keeps(index)}</p> : null}
            {fixed || items.length <= least || keeps(index) ? null : (
              <RowButton
                onClick={() =>
                  change(
                    items.filter((_, other) => other !== index),
                    ":scope > [data-add]",
                  )
                }
              >
                Remove<span className="sr-only">: {`${name} ${index + 1}`}</span>
              </RowButton>
            )}
          </div>
        </div>
      ))}
      {problem ? <p className="text-danger">{problem}</p> : null}
      {fixed ? null : (
        <Button
          look="secondary"
          data-add
          onClick={() =>
            change(
              [...items, blank(items)],
              `[data-row="${items.length}"] :is(input, textarea, select)`,
            )
          }
        >
          {sayAdd(name)}
        </Button>
      )}
    </div>
  );
}

/** "Add a method", "Add an option". */
function sayAdd(name: string): string {
  const one = name.toLowerCase();
  // “An own question” is no English: it is called by what it is.
  if (one === "own question") return "Add a question of your own";
  return `Add ${/^[aeiou]/.test(one) ? "an" : "a"} ${one}`;
}

function RowButton({
  way,
  onClick,
  children,
}: {
  way?: "up" | "down";
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      data-move={way}
      onClick={onClick}
      className="min-h-9 text-accent underline underline-offset-2 hover:text-accent-strong"
    >
      {children}
    </button>
  );
}

/** A list of lines or paragraphs. */
export function TextRows({
  path,
  item,
  fixed,
  least,
  children,
}: Pick<Props, "path" | "item" | "fixed" | "least" | "children">) {
  return (
    <Rows path={path} item={item} fixed={fixed} least={least} blank={() => ""}>
      {children}
    </Rows>
  );
}

/** A key that none of the items has, for a new one. */
export function newKey(stem: string): (items: readonly unknown[]) => string {
  return (items) => {
    const taken = new Set(items.map((item) => (item as { key?: unknown })?.key));
    let number = items.length + 1;
    while (taken.has(`${stem}${number}`)) number++;
    return `${stem}${number}`;
  };
}
