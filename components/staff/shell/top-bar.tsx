import type { ReactNode } from "react";
import { SignOutButton } from "@/components/staff/accounts/sign-out-button";
import { StaffLink } from "./staff-link";

/** The head of every staff page: where one is, and the way out. */
export function TopBar({ email, children }: { email: string; children?: ReactNode }) {
  return (
    <header className="border-b border-line print:border-0">
      <div className="mx-auto flex max-w-[94rem] flex-wrap items-baseline gap-x-6 gap-y-1 px-4 py-3 md:px-6">
        <StaffLink href="/studies" className="font-serif text-ink no-underline hover:underline">
          Grounded
        </StaffLink>
        <div className="min-w-0 grow basis-full sm:basis-0">{children}</div>
        <StaffLink href="/account" className="text-soft print:hidden">
          {email}
        </StaffLink>
        <span className="print:hidden">
          <SignOutButton />
        </span>
      </div>
    </header>
  );
}
