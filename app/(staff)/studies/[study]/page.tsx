import { redirect } from "next/navigation";
import { requireStudyPage } from "@/lib/server/viewing/require-study-page";

interface Props {
  params: Promise<{ study: string }>;
}

export default async function StudyPage({ params }: Props) {
  const { study } = await params;
  const access = await requireStudyPage(study, "view", `/studies/${study}/monitor`);
  redirect(`/studies/${access.slug}/monitor`);
}
