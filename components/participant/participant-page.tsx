import type { ReactNode } from "react";
import { PreviewBanner } from "./preview-banner";

/** The one column of everything that participants see. */
export function ParticipantPage({
  title,
  withdrawFrom,
  children,
}: {
  title: string;
  /** The study that one can withdraw from; none where nothing is stored yet. */
  withdrawFrom?: string;
  children: ReactNode;
}) {
  return (
    <>
      <PreviewBanner />
      <main data-reader="participant" className="mx-auto max-w-[42rem] px-4 pt-8 pb-16 sm:px-6">
        <h1 className="font-serif text-[1.44rem] leading-snug font-semibold">{title}</h1>
        {children}
        {withdrawFrom ? <WithdrawLink study={withdrawFrom} /> : null}
      </main>
    </>
  );
}

/** The way out, at the foot of every page of a run. */
export function WithdrawLink({ study }: { study: string }) {
  return (
    <p className="mt-10 border-t border-line pt-4 text-[0.9rem] text-soft">
      <a href={`/take/${encodeURIComponent(study)}/withdraw`} className="underline">
        Stop taking part, or have your answers erased
      </a>
    </p>
  );
}
