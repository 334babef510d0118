import type { Metadata } from "next";
import { BundleDownload } from "@/components/staff/export/bundle-download";
import { EarlierExports } from "@/components/staff/export/earlier-exports";
import { ExportDownloads } from "@/components/staff/export/export-downloads";
import { ExportFilterForm } from "@/components/staff/export/export-filter-form";
import { PageHeading } from "@/components/staff/shell/page-heading";
import { Notice } from "@/components/ui/notice";
import { describeOrigin } from "@/lib/comparison/data-origin";
import { countBundled } from "@/lib/exporters/bundle/count-bundled";
import { readExportQuery } from "@/lib/schemas/export/read-export-query";
import { writeAddress } from "@/lib/schemas/shared/write-address";
import { hasPublishedConstructs } from "@/lib/server/export/has-published-constructs";
import { loadExportPage } from "@/lib/server/export/load-export-page";
import { countOrigin } from "@/lib/server/monitor/count-origin";
import { requireStudyPage } from "@/lib/server/shared/require-study-page";

export const metadata: Metadata = { title: "Export" };

interface Props {
  params: Promise<{ study: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ExportPage({ params, searchParams }: Props) {
  const path = `/studies/${(await params).study}/export`;
  const { filters, said, chosen, problems } = readExportQuery(await searchParams);
  const access = await requireStudyPage((await params).study, "export", writeAddress(path, chosen));
  const [origin, published, page] = await Promise.all([
    countOrigin(access),
    hasPublishedConstructs(access),
    loadExportPage(access, filters),
  ]);
  const described = describeOrigin(origin);
  const { identifiers, ...pseudonymous } = said;
  const identified = page.mayIdentify ? said : pseudonymous;
  // The archive is always plain CSV.
  const { format: _, separator: __, bom: ___, ...rows } = pseudonymous;
  const downloads = `/api/v1/studies/${access.slug}/downloads`;
  const unclear = Object.keys(problems).length > 0;
  return (
    <>
      <PageHeading place="Export" question="Take the data" origin={origin}>
        <p>
          Files in UTF-8, times in UTC. Each file is of one moment; take the codebook along with it.
        </p>
      </PageHeading>
      {described ? (
        <div className="mb-8">
          <Notice look="look" title={described.label}>
            {described.sentence} The files of ratings and participants say it in the column
            “source”.
          </Notice>
        </div>
      ) : null}
      {unclear ? null : (
        <BundleDownload
          source={downloads}
          query={writeAddress("", rows)}
          rows={countBundled(page.counts)}
        />
      )}
      <section aria-labelledby="files">
        <h2 id="files" className="mb-2 font-serif text-[1.2rem]">
          File by file
        </h2>
        <p className="mb-4 max-w-[66ch]">
          What is chosen here holds in all files with rows of participants. The comparison’s sets
          have the participants that it counts: nobody who is excluded by decision.
        </p>
        <ExportFilterForm
          path={path}
          chosen={chosen}
          problems={problems}
          versions={page.versions}
          mayIdentify={page.mayIdentify}
        />
        {unclear ? (
          <p role="alert">Nothing is chosen yet: put right what is marked above.</p>
        ) : (
          <ExportDownloads
            tables={page.tables}
            counts={page.counts}
            format={filters.format}
            addressOf={(file) =>
              writeAddress(
                `${downloads}/${file}`,
                // Recruiters' ids are asked for by the file that has them, and by what describes it.
                /^(identifiers|codebook)\./.test(file) ? identified : pseudonymous,
              )
            }
            note={published ? null : "This study does not have the five constructs."}
          />
        )}
      </section>
      <section aria-labelledby="earlier" className="mt-10">
        <h2 id="earlier" className="mb-2 font-serif text-[1.2rem]">
          Downloaded before
        </h2>
        <p className="mb-4 max-w-[66ch]">
          Only files that were downloaded completely. One that broke off can be downloaded again;
          whether a file is whole, <code>sha256sum</code> tells.
        </p>
        <EarlierExports exports={page.exports} />
      </section>
    </>
  );
}
