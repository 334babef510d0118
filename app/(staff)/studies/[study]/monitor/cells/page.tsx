import type { Metadata } from "next";
import { CellTable } from "@/components/staff/monitor/cell-table";
import { KeysetLinks } from "@/components/staff/shell/keyset-links";
import { PageHeading } from "@/components/staff/shell/page-heading";
import { StaffLink } from "@/components/staff/shell/staff-link";
import { textKeyset } from "@/lib/schemas/shared/keyset";
import { writeAddress } from "@/lib/schemas/shared/write-address";
import { loadAim } from "@/lib/server/content/load-aims";
import { countOrigin } from "@/lib/server/monitor/count-origin";
import { listCells } from "@/lib/server/monitor/list-cells";
import { requireStudyPage } from "@/lib/server/shared/require-study-page";

export const metadata: Metadata = { title: "Cells" };

interface Props {
  params: Promise<{ study: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function CellsPage({ params, searchParams }: Props) {
  const home = `/studies/${(await params).study}`;
  const path = `${home}/monitor/cells`;
  const query = await searchParams;
  const access = await requireStudyPage((await params).study, "view", writeAddress(path, query));
  const [page, aim, origin] = await Promise.all([
    listCells(access, textKeyset.parse(query)),
    loadAim(access),
    countOrigin(access),
  ]);
  return (
    <>
      <PageHeading place="Monitor" question="How full is each cell?" origin={origin}>
        <p>
          How often every explanation has been rated, by its question and its method.{" "}
          <StaffLink href={`${home}/monitor`}>Back to the monitor</StaffLink>
        </p>
      </PageHeading>
      {page.items.length > 0 ? (
        <CellTable rows={page.items} methods={page.methods} aim={aim} path={`${home}/content`} />
      ) : (
        <p>
          There are no questions here. <StaffLink href={path}>To the first page</StaffLink>
        </p>
      )}
      <KeysetLinks path={path} label="Pages" previous={page.previous} next={page.next} />
    </>
  );
}
