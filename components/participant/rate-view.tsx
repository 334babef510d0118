import type { ShownCheck } from "@/lib/study/checks";
import type { BlindTrial, ConstructWording } from "@/lib/study/protocol";
import { WithdrawLink } from "./participant-page";
import { PreviewBanner } from "./preview-banner";
import { Runner } from "./runner";

/** The page of the ratings. */
export function RateView({
  title,
  withdrawHref,
  ...run
}: {
  title: string;
  withdrawHref: string;
  study: string;
  code: string;
  trials: BlindTrial[];
  total: number;
  constructs: ConstructWording[];
  scale: string[];
  checks: ShownCheck[];
}) {
  return (
    <>
      <PreviewBanner />
      <main data-reader="participant" className="mx-auto max-w-[42rem] px-4 pb-16 sm:px-6">
        <h1 className="sr-only">{title}</h1>
        <Runner {...run} />
        <WithdrawLink href={withdrawHref} />
      </main>
    </>
  );
}
