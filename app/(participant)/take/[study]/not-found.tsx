import { DeadEnd } from "@/components/participant/pages/dead-end";
import { speak } from "@/lib/messages/speak";
import { browserLanguage } from "@/lib/server/participation/page-language";

export default async function StudyNotFound() {
  const t = speak(await browserLanguage());
  return (
    <DeadEnd
      title={t("deadEnds.unknownStudy.title")}
      paragraphs={[t("deadEnds.unknownStudy.cutShort"), t("deadEnds.unknownStudy.tell")]}
    />
  );
}
