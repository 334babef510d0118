import type { ReactNode } from "react";

const LOOKS = {
  look: "border-look bg-look-wash",
  danger: "border-danger bg-quiet",
  quiet: "border-edge bg-quiet",
} as const;

/** A message that stands out by a bar at its side: something to look at, or that went wrong. */
export function Notice({
  look = "quiet",
  title,
  children,
  role,
}: {
  look?: keyof typeof LOOKS;
  title?: string;
  children: ReactNode;
  role?: "status" | "alert";
}) {
  return (
    <div role={role} className={`border-l-4 px-4 py-3 ${LOOKS[look]}`}>
      {title ? <p className="font-semibold">{title}</p> : null}
      {children}
    </div>
  );
}
