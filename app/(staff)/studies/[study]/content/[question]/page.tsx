import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { QuestionDetail } from "@/components/staff/content/question-detail";
import { PageHeading } from "@/components/staff/page-heading";
import { StaffLink } from "@/components/staff/staff-link";
import { mayManage } from "@/lib/server/accounts/access";
import { isArchived } from "@/lib/server/viewing/is-archived";
import { findQuestion } from "@/lib/server/viewing/list-questions";
import { requireStudyPage } from "@/lib/server/viewing/require-study-page";

export const metadata: Metadata = { title: "Question" };

interface Props {
  params: Promise<{ study: string; question: string }>;
}

export default async function QuestionPage({ params }: Props) {
  const { study, question: id } = await params;
  const path = `/studies/${study}/content`;
  const access = await requireStudyPage(study, "view", `${path}/${id}`);
  if (!z.uuid().safeParse(id).success) notFound();
  const [question, manager, archived] = await Promise.all([
    findQuestion(access, id),
    mayManage(access),
    isArchived(access),
  ]);
  if (!question) notFound();
  return (
    <>
      <PageHeading place="Content" question={question.stem ?? `Question ${question.externalId}`}>
        <p>
          Question {question.externalId}. <StaffLink href={path}>All questions</StaffLink>
        </p>
      </PageHeading>
      <QuestionDetail slug={access.slug} question={question} manages={manager && !archived} />
    </>
  );
}
