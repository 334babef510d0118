import type { ReactNode } from "react";

/** A part of the editor, under a heading that the list of contents leads to. */
export function EditorSection({
  id,
  title,
  children,
}: {
  id: string;
  title: string;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="max-w-[48rem] border-t border-line pt-6">
      <h2 id={id} tabIndex={-1} className="mb-4 scroll-mt-4 font-serif text-[1.2rem]">
        {title}
      </h2>
      <div className="space-y-5">{children}</div>
    </section>
  );
}

/** A group of fields inside a section. */
export function FieldGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0 space-y-4">
      <legend className="mb-2 font-serif text-[1.05rem]">{title}</legend>
      {children}
    </fieldset>
  );
}

/** Short fields beside each other, where there is room. */
export function SideBySide({ children }: { children: ReactNode }) {
  return <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">{children}</div>;
}
