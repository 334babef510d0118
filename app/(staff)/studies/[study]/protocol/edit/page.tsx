import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { WordsProvider } from "@/components/participant/pages/words";
import { ProtocolEditor } from "@/components/staff/protocol/protocol-editor";
import { PageHeading } from "@/components/staff/shell/page-heading";
import { browserWords } from "@/lib/messages/browser-words";
import { loadProtocolEditor } from "@/lib/server/protocol/load-protocol-editor";
import { requireStudyPage } from "@/lib/server/shared/require-study-page";
import { hasEnded, takesNewVersions } from "@/lib/study/lifecycle/lifecycle";

export const metadata: Metadata = { title: "Edit the protocol" };

interface Props {
  params: Promise<{ study: string }>;
}

export default async function EditProtocolPage({ params }: Props) {
  const { study } = await params;
  const access = await requireStudyPage(study, "manage", `/studies/${study}/protocol/edit`);
  const { status, ...data } = await loadProtocolEditor(access);
  // The protocol of a study that has ended stays as it is.
  if (hasEnded(status)) redirect(`/studies/${access.slug}/protocol`);
  return (
    <>
      <PageHeading place="Protocol" question={`What will they be asked in version ${data.number}?`}>
        <p>
          {takesNewVersions(status)
            ? "People take part in the study. Participants see nothing of this draft before it opens, and who is in the run keeps the version that they were given."
            : "Participants see nothing of this draft before the study opens."}
        </p>
      </PageHeading>
      <WordsProvider words={browserWords(data.document.language)}>
        <ProtocolEditor slug={access.slug} frozen={takesNewVersions(status)} {...data} />
      </WordsProvider>
    </>
  );
}
