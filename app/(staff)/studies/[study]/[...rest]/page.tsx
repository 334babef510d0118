import { notFound } from "next/navigation";
import { requireStudyPage } from "@/lib/server/shared/require-study-page";

interface Props {
  params: Promise<{ study: string; rest: string[] }>;
}

/** Addresses inside a study that lead nowhere keep the study around them. */
export default async function NoSuchPage({ params }: Props) {
  const { study, rest } = await params;
  await requireStudyPage(study, "view", `/studies/${study}/${rest.join("/")}`);
  notFound();
}
