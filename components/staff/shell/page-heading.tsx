import type { ReactNode } from "react";
import { type DataOrigin, describeOrigin } from "@/lib/comparison/data-origin";

/** A page's question as its title, what it shows, and where the data came from if not from here. */
export function PageHeading({
  question,
  place,
  origin,
  children,
}: {
  question: ReactNode;
  place: string;
  origin?: DataOrigin;
  children?: ReactNode;
}) {
  const described = origin ? describeOrigin(origin) : null;
  return (
    <header className="mb-8">
      <p className="text-soft">
        {place}
        {described ? <strong className="text-look"> · {described.label}</strong> : null}
      </p>
      <h1 className="max-w-[60rem] font-serif text-[1.728rem] leading-tight">{question}</h1>
      {children ? <div className="mt-2 max-w-[66ch] text-soft">{children}</div> : null}
    </header>
  );
}
