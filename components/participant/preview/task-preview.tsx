import type { ReactNode } from "react";
import { InformationView } from "@/components/participant/pages/information-view";
import { speak } from "@/lib/messages/speak";
import type { Language } from "@/lib/study/protocol/language";
import type { Protocol } from "@/lib/study/protocol/protocol";

/** What people see of a task before they accept it at their recruiter. */
export function TaskPreview({
  language,
  ...shown
}: { language: Language; languages: ReactNode } & Pick<Protocol, "title" | "information">) {
  const t = speak(language);
  return (
    <>
      <p className="border-b border-look bg-look-wash px-4 py-2 text-center font-semibold">
        {t("information.taskPreview")}
      </p>
      <InformationView {...shown}>
        <p className="mt-8 border-t border-line pt-6 font-serif">{t("information.consentLater")}</p>
      </InformationView>
    </>
  );
}
