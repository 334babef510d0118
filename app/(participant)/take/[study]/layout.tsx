import type { ReactNode } from "react";
// All that the pages of a run do in the browser, in one piece and with the first page: shared parts
// are loaded once, and from then on no page waits for more code on a network that may be gone.
import "@/components/participant/about-you-form";
import "@/components/participant/completion-code";
import "@/components/participant/consent-form";
import "@/components/participant/instructions";
import "@/components/participant/participant-page";
import "@/components/participant/runner";
import "@/components/participant/withdraw-form";
import { PageFrame } from "@/components/page-frame";
import { TryOutBanner } from "@/components/participant/try-out-banner";
import { WordsProvider } from "@/components/participant/words";
import { browserWordsOver } from "@/lib/messages/browser-words";
import { findTakenStudy } from "@/lib/server/taking/find-taken-study";
import { pageLanguage } from "@/lib/server/taking/page-language";

interface Props {
  children: ReactNode;
  params: Promise<{ study: string }>;
}

export default async function TakeLayout({ children, params }: Props) {
  const { study: slug } = await params;
  const [study, language] = await Promise.all([findTakenStudy(slug), pageLanguage(slug)]);
  return (
    <PageFrame language={language}>
      {study?.status === "PILOT" ? <TryOutBanner language={language} /> : null}
      <WordsProvider words={browserWordsOver(language, study?.protocol.language ?? language)}>
        {children}
      </WordsProvider>
    </PageFrame>
  );
}
