import { buttonClass } from "@/components/ui/button";
import { STUDY_FILE_SCHEMA_PATH } from "@/lib/schemas/setup/study-file";
import { CompareFile } from "./compare-file";

/** The study as a file to keep beside its code. */
export function StudyFileLinks({ slug }: { slug: string }) {
  const address = `/api/v1/studies/${slug}/downloads/study.json`;
  return (
    <section aria-labelledby="file">
      <h2 id="file" className="font-serif text-[1.2rem]">
        The study as a file
      </h2>
      <p className="mb-4 max-w-[66ch] text-soft">
        Methods, protocol and content in one text, to keep under version control, to compare, and to
        begin another study with. Nobody’s data are in it, nor the codes of recruiters. Its form is
        described by a{" "}
        <a href={STUDY_FILE_SCHEMA_PATH} className="underline">
          JSON Schema
        </a>
        .
      </p>
      <p className="flex flex-wrap gap-3">
        <a href={address} download className={buttonClass("secondary")}>
          Download the whole study
        </a>
        <a href={`${address}?content=none`} download className={buttonClass("secondary")}>
          Download it without the content
        </a>
      </p>
      <CompareFile slug={slug} />
    </section>
  );
}
