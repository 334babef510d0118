import type { Metadata } from "next";
import { StudyList } from "@/components/staff/study-list";
import { TopBar } from "@/components/staff/top-bar";
import { listStudies } from "@/lib/server/viewing/list-studies";
import { requireStaffPage } from "@/lib/server/viewing/require-study-page";

export const metadata: Metadata = { title: "Your studies" };

export default async function StudiesPage() {
  const staff = await requireStaffPage("/studies");
  const studies = await listStudies(staff);
  return (
    <>
      <TopBar email={staff.email} />
      <main className="mx-auto max-w-[94rem] px-4 py-8 md:px-6">
        <h1 className="mb-6 font-serif text-[1.728rem]">Your studies</h1>
        <StudyList studies={studies} />
      </main>
    </>
  );
}
