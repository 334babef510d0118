import type { StudyStatusKey } from "@/lib/figures/study-place";
import { CopyLine } from "./copy-line";

/** The links by which people take part, to copy; or why there are none. */
export function RecruitmentLinks({
  links,
  status,
}: {
  links: { prolific: string | null; open: string | null } | null;
  status: StudyStatusKey;
}) {
  return (
    <section aria-labelledby="recruitment" className="mt-10 print:hidden">
      <h2 id="recruitment" className="mb-2 font-serif text-[1.2rem]">
        Recruitment
      </h2>
      {links?.prolific ? (
        <CopyLine
          label="For Prolific: paste as the study's address; Prolific fills in the placeholders"
          text={links.prolific}
        />
      ) : null}
      {links?.open ? <CopyLine label="For anybody, without a recruiter" text={links.open} /> : null}
      {links?.prolific || links?.open ? null : (
        <p className="text-soft">
          {status === "CLOSED"
            ? "The study is closed: nobody new can take part."
            : status === "DRAFT"
              ? "The study has not opened: there is no link to take part yet."
              : "The protocol of this study takes nobody by a link."}
        </p>
      )}
    </section>
  );
}
