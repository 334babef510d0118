import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { WordsProvider } from "@/components/participant/pages/words";
import { DeleteQuestion } from "@/components/staff/content/delete-question";
import { QuestionDetail } from "@/components/staff/content/question-detail";
import { QuestionEditor } from "@/components/staff/content/question-editor";
import { PageHeading } from "@/components/staff/shell/page-heading";
import { StaffLink } from "@/components/staff/shell/staff-link";
import { VERBATIM } from "@/components/ui/verbatim";
import { browserWords } from "@/lib/messages/browser-words";
import { mayManage } from "@/lib/server/accounts/access";
import { isDraft } from "@/lib/server/content/is-draft-content";
import { findQuestion } from "@/lib/server/content/list-questions";
import { isArchived } from "@/lib/server/shared/is-archived";
import { requireStudyPage } from "@/lib/server/shared/require-study-page";

export const metadata: Metadata = { title: "Question" };

interface Props {
  params: Promise<{ study: string; question: string }>;
}

export default async function QuestionPage({ params }: Props) {
  const { study, question: id } = await params;
  const path = `/studies/${study}/content`;
  const access = await requireStudyPage(study, "view", `${path}/${id}`);
  if (!z.uuid().safeParse(id).success) notFound();
  const [question, manager, archived, draft] = await Promise.all([
    findQuestion(access, id),
    mayManage(access),
    isArchived(access),
    isDraft(access),
  ]);
  if (!question) notFound();
  const externalId = <span {...VERBATIM}>{question.externalId}</span>;
  return (
    <>
      <PageHeading
        place="Content"
        question={
          question.stem === null ? (
            <>Question {externalId}</>
          ) : (
            <span {...VERBATIM}>{question.stem}</span>
          )
        }
      >
        <p>
          Question {externalId}. <StaffLink href={path}>All questions</StaffLink>
          {manager && draft ? (
            <>
              {" · "}
              <a href="#edit">Edit it</a>
            </>
          ) : null}
        </p>
      </PageHeading>
      <WordsProvider words={browserWords("en")}>
        <QuestionDetail slug={access.slug} question={question} manages={manager && !archived} />
      </WordsProvider>
      {manager && draft ? (
        <section aria-labelledby="edit" className="mt-12 space-y-8 border-t border-line pt-6">
          <h2 id="edit" tabIndex={-1} className="mb-4 font-serif text-[1.2rem]">
            Edit it, as long as the study is a draft
          </h2>
          {question.stem === null ? null : (
            <QuestionEditor
              key={question.id}
              slug={access.slug}
              question={question}
              hash={question.hash}
            />
          )}
          <DeleteQuestion
            slug={access.slug}
            id={question.id}
            externalId={question.externalId}
            explanations={question.explanations.length}
          />
        </section>
      ) : null}
    </>
  );
}
