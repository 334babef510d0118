import { speak } from "@/lib/messages/speak";
import type { Language } from "@/lib/study/protocol/language";

/** Says on every page of a preview that it is one. */
export function PreviewBanner({ language }: { language: Language }) {
  return (
    <p className="border-b border-look bg-look-wash px-4 py-2 text-center font-semibold">
      {speak(language)("information.preview")}
    </p>
  );
}
