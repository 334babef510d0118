import type { Metadata } from "next";
import { BundleDownload } from "@/components/staff/bundle-download";
import { EarlierExports } from "@/components/staff/earlier-exports";
import { ExportDownloads } from "@/components/staff/export-downloads";
import { PageHeading } from "@/components/staff/page-heading";
import { Notice } from "@/components/ui/notice";
import { describeOrigin } from "@/lib/figures/data-origin";
import { hasPublishedConstructs } from "@/lib/server/exporting/has-published-constructs";
import { listExports } from "@/lib/server/exporting/list-exports";
import { loadTables } from "@/lib/server/exporting/load-tables";
import { countOrigin } from "@/lib/server/viewing/count-origin";
import { requireStudyPage } from "@/lib/server/viewing/require-study-page";

export const metadata: Metadata = { title: "Export" };

interface Props {
  params: Promise<{ study: string }>;
}

export default async function ExportPage({ params }: Props) {
  const { study } = await params;
  const access = await requireStudyPage(study, "export", `/studies/${study}/export`);
  const [origin, published, exports, tables] = await Promise.all([
    countOrigin(access),
    hasPublishedConstructs(access),
    listExports(access),
    loadTables(access, { identifiers: "no" }),
  ]);
  const described = describeOrigin(origin);
  return (
    <>
      <PageHeading place="Export" question="Take the data" origin={origin}>
        <p>
          CSV in UTF-8 with a header line, times in UTC. Each file is of one moment; take the
          codebook along with it.
        </p>
      </PageHeading>
      {described ? (
        <div className="mb-8">
          <Notice look="look" title={described.label}>
            {described.sentence} The column “source” says it in every file.
          </Notice>
        </div>
      ) : null}
      <BundleDownload source={`/api/studies/${access.slug}`} query="" />
      <ExportDownloads
        tables={tables}
        source={`/api/studies/${access.slug}/exports`}
        note={published ? null : "Empty here: this study does not have the five constructs."}
      />
      <section aria-labelledby="earlier" className="mt-10">
        <h2 id="earlier" className="mb-2 font-serif text-[1.2rem]">
          Taken before
        </h2>
        <EarlierExports exports={exports} />
      </section>
    </>
  );
}
