import type { Metadata } from "next";
import { ContentFilterForm } from "@/components/staff/content/content-filter-form";
import { DeleteContent } from "@/components/staff/content/delete-content";
import { MethodContents } from "@/components/staff/content/method-contents";
import { ModelRunTable } from "@/components/staff/content/model-run-table";
import { OverlapTable } from "@/components/staff/content/overlap-table";
import { QuestionEntry } from "@/components/staff/content/question-entry";
import { KeysetLinks } from "@/components/staff/shell/keyset-links";
import { PageHeading } from "@/components/staff/shell/page-heading";
import { StaffLink } from "@/components/staff/shell/staff-link";
import { formatCount } from "@/lib/format";
import { type ContentFilter, contentFilterSchema } from "@/lib/schemas/content/content-filter";
import { textKeyset } from "@/lib/schemas/shared/keyset";
import { writeAddress } from "@/lib/schemas/shared/write-address";
import { mayManage } from "@/lib/server/accounts/access";
import { isDraft } from "@/lib/server/content/is-draft-content";
import { listDeletableContent } from "@/lib/server/content/list-deletable-content";
import { listQuestions } from "@/lib/server/content/list-questions";
import { listModelRuns, loadMethodContents } from "@/lib/server/content/load-content-summary";
import { loadMethodOverlap } from "@/lib/server/content/load-method-overlap";
import { requireStudyPage } from "@/lib/server/shared/require-study-page";

export const metadata: Metadata = { title: "Content" };

interface Props {
  params: Promise<{ study: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ContentPage({ params, searchParams }: Props) {
  const path = `/studies/${(await params).study}/content`;
  const query = await searchParams;
  // Who has to sign in first comes back to what was looked for.
  const asked = writeAddress(path, query);
  const access = await requireStudyPage((await params).study, "view", asked);
  const filter = contentFilterSchema.parse(query);
  const [methods, overlap, runs, page, draft, manager] = await Promise.all([
    loadMethodContents(access),
    loadMethodOverlap(access),
    listModelRuns(access),
    listQuestions(access, textKeyset.parse(query), filter),
    isDraft(access),
    mayManage(access),
  ]);
  const editable = draft && manager;
  const deletable = editable ? await listDeletableContent(access) : null;
  return (
    <>
      <PageHeading place="Content" question="What do they see?">
        <p>
          Participants see a question, the student’s answer and the explanation. The method and the
          right answer are shown here only.
        </p>
        {editable ? (
          <p className="mt-2">
            <StaffLink href={`${path}/import`}>Import content</StaffLink>
          </p>
        ) : null}
      </PageHeading>
      <div className="space-y-10">
        <MethodContents methods={methods} />
        <OverlapTable overlap={overlap} />
        {runs.length > 0 ? (
          <ModelRunTable runs={runs} />
        ) : (
          <p className="text-soft">No model runs with a test accuracy have been imported.</p>
        )}
        <section aria-labelledby="questions">
          <h2 id="questions" className="mb-2 font-serif text-[1.2rem]">
            Questions and explanations
            {page.total === null ? "" : ` (${formatCount(page.total)} questions)`}
          </h2>
          {page.total === 0 ? null : (
            <ContentFilterForm path={path} filter={filter} methods={methods} />
          )}
          {page.items.map((question) => (
            <QuestionEntry key={question.externalId} question={question} path={path} />
          ))}
          {page.items.length === 0 ? <NoQuestions path={path} total={page.total} /> : null}
          <KeysetLinks
            path={path}
            query={definedValues(filter)}
            label="Pages"
            previous={page.previous}
            next={page.next}
          />
        </section>
        {deletable ? <DeleteContent slug={access.slug} contents={deletable} /> : null}
      </div>
    </>
  );
}

function NoQuestions({ path, total }: { path: string; total: number | null }) {
  if (total === 0) return <p className="text-soft">The study has no questions yet.</p>;
  return (
    <p className="text-soft">
      {total === null ? "No question is like that. " : ""}
      <StaffLink href={path}>{total === null ? "Show all" : "To the first page"}</StaffLink>
    </p>
  );
}

/** What the filter says, for the addresses of the next pages. */
function definedValues(filter: ContentFilter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
