import { redirect } from "next/navigation";
import { loadStudyHeading } from "@/lib/server/shared/load-study-heading";
import { requireStudyPage } from "@/lib/server/shared/require-study-page";
import { firstPlace } from "@/lib/views/lifecycle/study-place";

interface Props {
  params: Promise<{ study: string }>;
}

export default async function StudyPage({ params }: Props) {
  const { study } = await params;
  const access = await requireStudyPage(study, "view", `/studies/${study}`);
  const { status } = await loadStudyHeading(access);
  redirect(`/studies/${access.slug}/${firstPlace(status)}`);
}
