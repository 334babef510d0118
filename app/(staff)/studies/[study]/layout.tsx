import type { Metadata } from "next";
import type { ReactNode } from "react";
import { StudyRail } from "@/components/staff/shell/study-rail";
import { TopBar } from "@/components/staff/shell/top-bar";
import { currentStaff } from "@/lib/server/accounts/sign-in/auth";
import { loadStudyHeading } from "@/lib/server/shared/load-study-heading";
import { requireStudyPage } from "@/lib/server/shared/require-study-page";
import { STATUS_WORDS, STUDY_PLACES } from "@/lib/views/lifecycle/study-place";

interface Props {
  children: ReactNode;
  params: Promise<{ study: string }>;
}

export const metadata: Metadata = { title: "Study" };

export default async function StudyLayout({ children, params }: Props) {
  const { study } = await params;
  const staff = await currentStaff();
  // The page knows its address and sends people to sign in and back to it.
  if (!staff) return children;
  const access = await requireStudyPage(study, "view", `/studies/${study}/monitor`);
  const heading = await loadStudyHeading(access);
  const places = STUDY_PLACES.filter((place) => heading.may[place.needs]).map((place) => ({
    href: `/studies/${access.slug}/${place.path}`,
    name: place.name,
  }));
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:bg-paper focus:p-3"
      >
        Skip to the page
      </a>
      <TopBar email={staff.email}>
        <span className="font-semibold">{heading.title}</span>
        <span className="text-soft"> · {STATUS_WORDS[heading.status]}</span>
      </TopBar>
      <div className="mx-auto flex max-w-[94rem] flex-col gap-x-8 px-4 pb-16 md:flex-row md:px-6 md:pt-6">
        <StudyRail places={places} />
        <main
          id="content"
          tabIndex={-1}
          className="min-w-0 max-w-[80rem] grow pt-6 outline-none md:pt-0"
        >
          {children}
        </main>
      </div>
    </>
  );
}
