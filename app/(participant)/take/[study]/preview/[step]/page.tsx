import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PREVIEW_STEPS, PreviewView } from "@/components/participant/preview/preview-view";
import { loadPreview } from "@/lib/server/participation/load-preview";
import { requireStudyPage } from "@/lib/server/shared/require-study-page";
import { asLanguage } from "@/lib/study/protocol/language";

export const metadata: Metadata = { title: "Preview" };

interface Props {
  params: Promise<{ study: string; step: string }>;
  searchParams: Promise<{ version?: string | string[]; lang?: string | string[] }>;
}

/** What participants see, for the study's staff: the same pages, and nothing of it is stored. */
export default async function PreviewPage({ params, searchParams }: Props) {
  const { study, step } = await params;
  const { version, lang } = await searchParams;
  const path = `/take/${encodeURIComponent(study)}/preview/${encodeURIComponent(step)}`;
  const access = await requireStudyPage(study, "view", path);
  const known = PREVIEW_STEPS.find((one) => one === step);
  const number = Number(version);
  const asked = Number.isInteger(number) ? number : undefined;
  const preview = await loadPreview(access, asked, asLanguage(lang));
  if (!known || !preview) notFound();
  return <PreviewView study={study} step={known} {...preview} />;
}
