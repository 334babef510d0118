import type { ReactNode } from "react";
import { formatCount } from "@/lib/format";

/** One number of the study, with what it is a part of or how it comes about. */
export function Figure({
  name,
  value,
  children,
}: {
  name: string;
  value: number | string;
  children: ReactNode;
}) {
  return (
    <div className="border-t border-line py-3">
      <dt className="text-soft">{name}</dt>
      <dd>
        <span className="block text-[1.44rem] leading-tight tabular-nums">
          {typeof value === "number" ? formatCount(value) : value}
        </span>
        <span className="text-soft">{children}</span>
      </dd>
    </div>
  );
}
