import type { ShownCheck } from "@/lib/study/protocol/checks";
import type { Language } from "@/lib/study/protocol/language";
import type { BlindTrial, ConstructWording } from "@/lib/study/protocol/protocol";
import { Runner } from "./runner";
import { WithdrawLink } from "./withdraw-link";

/** The page of the ratings. */
export function RateView({
  language,
  title,
  withdrawHref,
  ...run
}: {
  language: Language;
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
    <main data-reader="participant" className="mx-auto max-w-[42rem] px-4 pb-16 sm:px-6">
      <h1 className="sr-only">{title}</h1>
      <Runner {...run} />
      <WithdrawLink language={language} href={withdrawHref} />
    </main>
  );
}
