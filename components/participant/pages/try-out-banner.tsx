import { speak } from "@/lib/messages/speak";
import type { Language } from "@/lib/study/protocol/language";

/** Says on every page of a study in its pilot that it is one. */
export function TryOutBanner({ language }: { language: Language }) {
  return (
    <p className="border-b border-look bg-look-wash px-4 py-2 text-center font-semibold">
      {speak(language)("information.tryOut")}
    </p>
  );
}
