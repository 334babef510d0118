import { notFound } from "next/navigation";
import { UnknownBrowser } from "@/components/participant/pages/dead-end";
import { InLanguage } from "@/components/participant/pages/in-language";
import { WithdrawView } from "@/components/participant/pages/withdraw-view";
import { AppError } from "@/lib/errors";
import { pageLanguage } from "@/lib/server/participation/page-language";
import { titledPage } from "@/lib/server/participation/titled-page";
import { findWithdrawnRun } from "@/lib/server/participation/withdraw";

export const generateMetadata = titledPage("withdraw");

interface Props {
  params: Promise<{ study: string }>;
  searchParams: Promise<{ participant?: string | string[] }>;
}

/** Reached from every page of a run, and by an address of one's own from any device. */
export default async function WithdrawPage({ params, searchParams }: Props) {
  const { study } = await params;
  const { participant } = await searchParams;
  const token = typeof participant === "string" ? participant : undefined;
  const run = await findWithdrawnRun(study, token).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not-found") notFound();
    if (error instanceof AppError && error.code === "not-signed-in") return null;
    throw error;
  });
  if (!run) return <UnknownBrowser language={await pageLanguage(study)} />;
  const { language } = run;
  return (
    // By its address it is opened in any browser, whatever that one's language.
    <InLanguage language={language}>
      <WithdrawView
        language={language}
        study={study}
        code={run.code}
        token={token}
        status={run.status}
        contact={run.protocol.contact}
        carryOnHref={`/take/${encodeURIComponent(study)}`}
      />
    </InLanguage>
  );
}
