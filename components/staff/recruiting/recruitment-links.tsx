import type { RecruitingLink } from "@/lib/figures/recruiter-setup";
import type { StudyStatusKey } from "@/lib/figures/study-place";
import { CopyLine } from "../copy-line";

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
