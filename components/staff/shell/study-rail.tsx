"use client";

import { usePathname } from "next/navigation";
import { StaffLink } from "./staff-link";

export interface Place {
  href: string;
  name: string;
}

/** The study's places: a column at the left, on narrow screens a row that wraps. */
export function StudyRail({ places }: { places: Place[] }) {
  const pathname = usePathname();
  return (
    <nav aria-label="Study" className="print:hidden md:w-40 md:shrink-0">
      <ul className="flex flex-wrap gap-x-0.5 border-b border-line md:sticky md:top-4 md:flex-col md:border-0">
        {places.map(({ href, name }) => {
          const here = pathname === href || pathname.startsWith(`${href}/`);
          return (
            <li key={href}>
              <StaffLink
                href={href}
                aria-current={pathname === href ? "page" : here ? "true" : undefined}
                className={`flex min-h-11 items-center px-1 no-underline hover:underline md:min-h-9 md:border-l-2 md:px-3 ${
                  here
                    ? "border-accent font-semibold text-ink max-md:border-b-2"
                    : "border-transparent text-soft max-md:border-b-2"
                }`}
              >
                {name}
              </StaffLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
