import { speak } from "@/lib/messages/speak";
import type { Language } from "@/lib/study/protocol/language";

/** The way out, at the foot of every page of a run. */
export function WithdrawLink({ language, href }: { language: Language; href: string }) {
  return (
    <p className="mt-10 border-t border-line pt-4 text-[0.9rem] text-soft">
      <a href={href} className="underline">
        {speak(language)("withdraw.link")}
      </a>
    </p>
  );
}
