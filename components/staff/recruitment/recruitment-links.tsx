import { CopyLine } from "@/components/staff/shell/copy-line";
import type { StudyStatusKey } from "@/lib/views/lifecycle/study-place";
import type { RecruitingLink } from "@/lib/views/recruitment/recruiter-setup";

/** Why there is no link; a study that takes people has none for want of a way in. */
const NO_LINK: Partial<Record<StudyStatusKey, string>> = {
  DRAFT: "The study has not opened: there is no link to take part yet.",
  PAUSED: "The study is paused: nobody new can take part. Its links work again when it goes on.",
  CLOSED: "The study is closed: nobody new can take part.",
  ARCHIVED: "The study is closed: nobody new can take part.",
};

/** The links by which people take part, to copy; or why there are none. */
export function RecruitmentLinks({
  links,
  status,
  title = "Recruitment",
}: {
  links: RecruitingLink[];
  status: StudyStatusKey;
  title?: string;
}) {
  return (
    <section aria-labelledby="recruitment" className="mt-10 print:hidden">
      <h2 id="recruitment" className="mb-2 font-serif text-[1.2rem]">
        {title}
      </h2>
      {links.map(({ label, address }) => (
        <CopyLine key={label} label={label} text={address} />
      ))}
      {links.length > 0 ? null : (
        <p className="text-soft">
          {NO_LINK[status] ?? "The protocol of this study takes nobody by a link."}
        </p>
      )}
    </section>
  );
}
