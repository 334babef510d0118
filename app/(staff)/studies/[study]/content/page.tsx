import type { Metadata } from "next";
import { KeysetLinks } from "@/components/staff/keyset-links";
import { MethodContents } from "@/components/staff/method-contents";
import { ModelRunTable } from "@/components/staff/model-run-table";
import { PageHeading } from "@/components/staff/page-heading";
import { QuestionEntry } from "@/components/staff/question-entry";
import { StaffLink } from "@/components/staff/staff-link";
import { formatCount } from "@/lib/format";
import { textKeyset } from "@/lib/schemas/keyset";
import { mayManage } from "@/lib/server/accounts/access";
import { isDraft } from "@/lib/server/viewing/is-draft-content";
import { listQuestions } from "@/lib/server/viewing/list-questions";
import { listModelRuns, loadMethodContents } from "@/lib/server/viewing/load-content-summary";
import { requireStudyPage } from "@/lib/server/viewing/require-study-page";

export const metadata: Metadata = { title: "Content" };

interface Props {
  params: Promise<{ study: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ContentPage({ params, searchParams }: Props) {
  const path = `/studies/${(await params).study}/content`;
  const access = await requireStudyPage((await params).study, "view", path);
  const [methods, runs, page, draft, manager] = await Promise.all([
    loadMethodContents(access),
    listModelRuns(access),
    listQuestions(access, textKeyset.parse(await searchParams)),
    isDraft(access),
    mayManage(access),
  ]);
  return (
    <>
      <PageHeading place="Content" question="What do they see?">
        <p>
          Participants see a question, the student's answer and the explanation. The method and the
          right answer are shown here only.
        </p>
        {draft && manager ? (
          <p className="mt-2">
            <StaffLink href={`${path}/import`}>Import content</StaffLink>
          </p>
        ) : null}
      </PageHeading>
      <div className="space-y-10">
        <MethodContents methods={methods} />
        {runs.length > 0 ? (
          <ModelRunTable runs={runs} />
        ) : (
          <p className="text-soft">No model runs with a test accuracy have been imported.</p>
        )}
        <section aria-labelledby="questions">
          <h2 id="questions" className="mb-2 font-serif text-[1.2rem]">
            Questions and explanations ({formatCount(page.total)} questions)
          </h2>
          {page.items.map((question) => (
            <QuestionEntry key={question.externalId} question={question} />
          ))}
          {page.items.length === 0 ? (
            <p className="text-soft">
              {page.total === 0 ? (
                "The study has no questions yet."
              ) : (
                <StaffLink href={path}>To the first page</StaffLink>
              )}
            </p>
          ) : null}
          <KeysetLinks path={path} label="Pages" previous={page.previous} next={page.next} />
        </section>
      </div>
    </>
  );
}
