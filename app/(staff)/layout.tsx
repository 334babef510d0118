import type { ReactNode } from "react";

export default function StaffLayout({ children }: { children: ReactNode }) {
  return (
    <div data-reader="staff" className="min-h-dvh">
      {children}
    </div>
  );
}
