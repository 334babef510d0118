"use client";

import type { ReactNode } from "react";

/** The one column of everything that participants see. */
export function ParticipantPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main data-reader="participant" className="mx-auto max-w-[42rem] px-4 pt-8 pb-16 sm:px-6">
      <h1 dir="auto" className="font-serif text-[1.44rem] leading-snug font-semibold">
        {title}
      </h1>
      {children}
    </main>
  );
}
