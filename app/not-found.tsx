import type { Metadata } from "next";
import { PageFrame } from "@/components/page-frame";
import { speak } from "@/lib/messages/speak";
import { browserLanguage } from "@/lib/server/participation/page-language";

export async function generateMetadata(): Promise<Metadata> {
  return { title: speak(await browserLanguage())("titles.notFound") };
}

/** Participants come here by links that were cut short; what study they are of, nobody knows. */
export default async function PageNotFound() {
  const language = await browserLanguage();
  const t = speak(language);
  return (
    <PageFrame language={language}>
      <main data-reader="participant" className="mx-auto max-w-[42rem] px-4 py-12 sm:px-6">
        <h1 className="font-serif text-[1.44rem] leading-snug font-semibold">
          {t("deadEnds.unknownPage.title")}
        </h1>
        <p className="mt-4 max-w-[66ch] font-serif">{t("deadEnds.unknownPage.cutShort")}</p>
        <p className="mt-4">
          {/* Every page carries this one: a plain link spares participants the code of the other kind. */}
          <a href="/">{t("deadEnds.unknownPage.home")}</a>
        </p>
      </main>
    </PageFrame>
  );
}
