import type { Metadata } from "next";
import { WordsProvider } from "@/components/participant/pages/words";
import { ConstructTable } from "@/components/staff/protocol/construct-table";
import { ConstructsEditor } from "@/components/staff/protocol/constructs-editor";
import { PageHeading } from "@/components/staff/shell/page-heading";
import { browserWords } from "@/lib/messages/browser-words";
import { loadConstructsPage } from "@/lib/server/protocol/load-constructs-page";
import { requireStudyPage } from "@/lib/server/shared/require-study-page";

export const metadata: Metadata = { title: "Constructs" };

interface Props {
  params: Promise<{ study: string }>;
}

export default async function ConstructsPage({ params }: Props) {
  const { study } = await params;
  const access = await requireStudyPage(study, "view", `/studies/${study}/constructs`);
  const { status, editable, protocol, constructs, sample } = await loadConstructsPage(access);
  return (
    <>
      <PageHeading place="Constructs" question="What do they rate, and on which scale?">
        <p>
          {editable
            ? "Each construct is a statement under every explanation. The study’s analyses compare the methods on each of them."
            : status === "DRAFT"
              ? "The study’s owner and researchers can change them while the study is a draft."
              : "The study has left draft: its constructs are frozen, because answers are stored under them."}
        </p>
      </PageHeading>
      {editable ? (
        // The trial beside is shown by parts of the participants' own pages.
        <WordsProvider words={browserWords(protocol.document.language)}>
          <ConstructsEditor
            slug={access.slug}
            hash={protocol.hash}
            document={protocol.document}
            sample={sample}
          />
        </WordsProvider>
      ) : (
        <ConstructTable constructs={constructs} protocol={protocol.document} />
      )}
    </>
  );
}
