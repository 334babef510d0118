import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { UnknownBrowser } from "@/components/participant/dead-end";
import { WithdrawView } from "@/components/participant/withdraw-view";
import { AppError } from "@/lib/errors";
import { findWithdrawnRun } from "@/lib/server/taking/withdraw";

export const metadata: Metadata = { title: "Stop taking part" };

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
  if (!run) return <UnknownBrowser />;
  return (
    <WithdrawView
      study={study}
      code={run.code}
      token={token}
      status={run.status}
      contact={run.protocol.contact}
    />
  );
}
