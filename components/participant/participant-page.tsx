"use client";

import type { ReactNode } from "react";
import { PreviewBanner } from "./preview-banner";
import { useWords } from "./words";

/** The one column of everything that participants see. */
export function ParticipantPage({
  title,
  withdrawHref,
  children,
}: {
  title: string;
  /** Where one can withdraw; none where nothing is stored yet. */
  withdrawHref?: string;
  children: ReactNode;
}) {
  return (
    <>
      <PreviewBanner />
      <main data-reader="participant" className="mx-auto max-w-[42rem] px-4 pt-8 pb-16 sm:px-6">
        <h1 className="font-serif text-[1.44rem] leading-snug font-semibold">{title}</h1>
        {children}
        {withdrawHref ? <WithdrawLink href={withdrawHref} /> : null}
      </main>
    </>
  );
}

/** The way out, at the foot of every page of a run. */
export function WithdrawLink({ href }: { href: string }) {
  const words = useWords();
  return (
    <p className="mt-10 border-t border-line pt-4 text-[0.9rem] text-soft">
      <a href={href} className="underline">
        {words.withdrawLink}
      </a>
    </p>
  );
}
