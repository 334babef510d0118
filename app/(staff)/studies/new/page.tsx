import type { Metadata } from "next";
import { NewStudyForm } from "@/components/staff/setup/new-study-form";
import { StaffLink } from "@/components/staff/shell/staff-link";
import { TopBar } from "@/components/staff/shell/top-bar";
import { listCopyableStudies } from "@/lib/server/setup/list-copyable-studies";
import { requireStaffPage } from "@/lib/server/shared/require-study-page";
import { whyNoStudies } from "@/lib/views/accounts/installation-role";

export const metadata: Metadata = { title: "New study" };

export default async function NewStudyPage() {
  const staff = await requireStaffPage("/studies/new");
  const noStudies = whyNoStudies(staff);
  return (
    <>
      <TopBar email={staff.email} />
      <main className="mx-auto max-w-[94rem] px-4 py-8 md:px-6">
        <p className="text-soft">
          <StaffLink href="/studies">Your studies</StaffLink>
        </p>
        <h1 className="font-serif text-[1.728rem] leading-tight">
          Which study do you want to begin?
        </h1>
        <p className="mt-2 mb-8 max-w-[66ch] text-soft">
          It is a draft that only you can see; nobody can take part before it opens. It begins with
          a protocol to fill in and the five constructs of explanations, or as a copy of another
          study. A bundle of a finished study brings that study here.
        </p>
        {noStudies === null ? (
          <NewStudyForm others={await listCopyableStudies(staff)} />
        ) : (
          <p>{noStudies}</p>
        )}
      </main>
    </>
  );
}
