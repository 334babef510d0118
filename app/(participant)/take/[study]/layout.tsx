import type { ReactNode } from "react";
// All that the pages of a run do in the browser, in one piece and with the first page: shared parts
// are loaded once, and from then on no page waits for more code on a network that may be gone.
import "@/components/participant/pages/about-you-form";
import "@/components/participant/pages/completion-code";
import "@/components/participant/pages/consent-form";
import "@/components/participant/pages/forget-run";
import "@/components/participant/pages/hand-in-form";
import "@/components/participant/pages/instructions";
import "@/components/participant/pages/participant-page";
import "@/components/participant/pages/runner";
import "@/components/participant/pages/withdraw-form";
import { PageFrame } from "@/components/page-frame";
import { FrameGate } from "@/components/participant/pages/frame-gate";
import { TryOutBanner } from "@/components/participant/pages/try-out-banner";
import { WordsProvider } from "@/components/participant/pages/words";
import { browserWordsOver } from "@/lib/messages/browser-words";
import { findTakenStudy } from "@/lib/server/participation/find-taken-study";
import { isFramed } from "@/lib/server/participation/is-framed";
import { pageLanguage } from "@/lib/server/participation/page-language";

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
        {study && isFramed(study) ? <FrameGate study={slug}>{children}</FrameGate> : children}
      </WordsProvider>
    </PageFrame>
  );
}
