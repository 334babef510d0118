import type { Metadata } from "next";
import { WordsProvider } from "@/components/participant/pages/words";
import { ImportForm } from "@/components/staff/content/import-form";
import { PageHeading } from "@/components/staff/shell/page-heading";
import { StaffLink } from "@/components/staff/shell/staff-link";
import { browserWords } from "@/lib/messages/browser-words";
import { isDraft } from "@/lib/server/content/is-draft-content";
import { listMethodNames } from "@/lib/server/shared/list-method-names";
import { requireStudyPage } from "@/lib/server/shared/require-study-page";

export const metadata: Metadata = { title: "Import content" };

export default async function ImportContentPage({
  params,
}: {
  params: Promise<{ study: string }>;
}) {
  const { study } = await params;
  const access = await requireStudyPage(study, "manage", `/studies/${study}/content/import`);
  const [draft, methods] = await Promise.all([isDraft(access), listMethodNames(access)]);
  return (
    <>
      <PageHeading place="Content" question="What should they see?">
        <p>
          Questions in any of the three shapes of CommonsenseQA, a student’s output, accuracies of
          runs, or any table of questions and explanations (CSV or JSON Lines). Import questions
          first; nothing is stored before you have seen what is in the file.
        </p>
        <details className="mt-2">
          <summary className="min-h-9 w-fit cursor-pointer">Which columns are known?</summary>
          <ul className="list-disc space-y-1 pl-5 [overflow-wrap:anywhere]">
            <li>
              A student’s output: input_predict, answers_preds, answers_labels and rationales_preds.
            </li>
            <li>
              Accuracies of runs: run, test accuracy (0 to 1), model_size and method; or
              target_rationale and training_mode in place of method.
            </li>
            <li>Any other table: you say which of its columns holds what.</li>
          </ul>
        </details>
      </PageHeading>
      {draft ? (
        // What participants will see is shown by parts of their own pages.
        <WordsProvider words={browserWords("en")}>
          <ImportForm slug={access.slug} methods={methods} />
        </WordsProvider>
      ) : (
        <p>
          The study is no longer a draft, so its content is frozen.{" "}
          <StaffLink href={`/studies/${access.slug}/content`}>Look at the content</StaffLink>
        </p>
      )}
    </>
  );
}
