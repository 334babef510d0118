import type { ReactNode } from "react";
// All that the pages of a run do in the browser, in one piece and with the first page: shared parts
// are loaded once, and from then on no page waits for more code on a network that may be gone.
import "@/components/participant/about-you-form";
import "@/components/participant/completion-code";
import "@/components/participant/consent-form";
import "@/components/participant/forget-run";
import "@/components/participant/instructions";
import "@/components/participant/preview-banner";
import "@/components/participant/runner";
import "@/components/participant/withdraw-form";
import { RunTransportProvider } from "@/components/participant/run-transport";
import { TryOutBanner } from "@/components/participant/try-out-banner";
import { findTakenStudy } from "@/lib/server/taking/find-taken-study";

interface Props {
  children: ReactNode;
  params: Promise<{ study: string }>;
}

export default async function TakeLayout({ children, params }: Props) {
  const study = await findTakenStudy((await params).study);
  return (
    <>
      {study?.status === "PILOT" ? <TryOutBanner /> : null}
      <RunTransportProvider preview={false}>{children}</RunTransportProvider>
    </>
  );
}
