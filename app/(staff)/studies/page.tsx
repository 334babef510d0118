import type { Metadata } from "next";
import { StaffLink } from "@/components/staff/shell/staff-link";
import { StudyList } from "@/components/staff/shell/study-list";
import { TopBar } from "@/components/staff/shell/top-bar";
import { buttonClass } from "@/components/ui/button";
import { formatCount } from "@/lib/format";
import { countArchivedStudies, listStudies } from "@/lib/server/shared/list-studies";
import { requireStaffPage } from "@/lib/server/shared/require-study-page";
import { whyNoStudies } from "@/lib/views/accounts/installation-role";

export const metadata: Metadata = { title: "Your studies" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function StudiesPage({ searchParams }: Props) {
  const archived = (await searchParams).show === "archived";
  const staff = await requireStaffPage(archived ? "/studies?show=archived" : "/studies");
  const [studies, inArchive] = await Promise.all([
    listStudies(staff, { archived }),
    countArchivedStudies(staff),
  ]);
  const noStudies = whyNoStudies(staff);
  return (
    <>
      <TopBar email={staff.email} />
      <main className="mx-auto max-w-[94rem] px-4 py-8 md:px-6">
        <div className="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <h1 className="font-serif text-[1.728rem]">
            {archived ? "Your archived studies" : "Your studies"}
          </h1>
          {noStudies === null ? (
            <StaffLink href="/studies/new" className={buttonClass()}>
              New study
            </StaffLink>
          ) : null}
        </div>
        {noStudies === null ? null : <p className="mb-6 max-w-[66ch] text-soft">{noStudies}</p>}
        {archived && studies.length === 0 ? (
          <p>None of your studies is archived.</p>
        ) : (
          <StudyList studies={studies} makes={noStudies === null} />
        )}
        {staff.role === "ADMINISTRATOR" ? (
          <p className="mt-6">
            <StaffLink href="/accounts">Accounts</StaffLink>
          </p>
        ) : null}
        {archived || inArchive > 0 ? (
          <p className="mt-6">
            {archived ? (
              <StaffLink href="/studies">To the other studies</StaffLink>
            ) : (
              <StaffLink href="/studies?show=archived">
                {inArchive === 1
                  ? "1 archived study"
                  : `${formatCount(inArchive)} archived studies`}
              </StaffLink>
            )}
          </p>
        ) : null}
      </main>
    </>
  );
}
