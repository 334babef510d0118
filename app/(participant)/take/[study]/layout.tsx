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

export default function TakeLayout({ children }: { children: ReactNode }) {
  return <RunTransportProvider preview={false}>{children}</RunTransportProvider>;
}
