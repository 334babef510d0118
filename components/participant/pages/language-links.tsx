import { writeAddress } from "@/lib/schemas/shared/write-address";
import { LANGUAGE_TAGS, type Language, OWN_NAMES } from "@/lib/study/protocol/language";
import type { LinkQuery } from "@/lib/study/recruitment/link-query";

/** The languages in which one may read the study, each by its own name; none where there is one. */
export function LanguageLinks({
  offered,
  language,
  path,
  query,
}: {
  offered: readonly Language[];
  /** The one of this page. */
  language: Language;
  path: string;
  /** What else the page was asked for. */
  query: LinkQuery;
}) {
  if (offered.length < 2) return null;
  return (
    <ul className="mt-2 flex flex-wrap gap-x-5">
      {offered.map((one) => (
        <li key={one} lang={LANGUAGE_TAGS[one]}>
          {one === language ? (
            <span aria-current="true" className="inline-flex min-h-9 items-center text-soft">
              {OWN_NAMES[one]}
            </span>
          ) : (
            <a
              href={writeAddress(path, { ...query, lang: one })}
              hrefLang={LANGUAGE_TAGS[one]}
              className="inline-flex min-h-9 items-center"
            >
              {OWN_NAMES[one]}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
