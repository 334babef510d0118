import type { ReactNode } from "react";
import { PageFrame } from "@/components/page-frame";

export default function StaffLayout({ children }: { children: ReactNode }) {
  return (
    <PageFrame>
      <div data-reader="staff" className="min-h-dvh">
        {children}
      </div>
    </PageFrame>
  );
}
