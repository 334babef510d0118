import { StaffLink } from "@/components/staff/shell/staff-link";
import { LANGUAGE_NAMES } from "@/lib/study/protocol/language";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { offeredLanguages } from "@/lib/study/protocol/translations";

/** To a version as participants see it, in each language that it is offered in. */
export function PreviewLinks({
  slug,
  number,
  protocol,
}: {
  slug: string;
  number: number;
  protocol: Protocol;
}) {
  const [first, ...others] = offeredLanguages(protocol);
  const path = `/take/${slug}/preview/information?version=${number}`;
  return (
    <>
      <StaffLink href={`${path}&lang=${first}`}>
        {`Preview version ${number} as participants see it`}
      </StaffLink>
      {others.map((language) => (
        <StaffLink key={language} href={`${path}&lang=${language}`}>
          {`The same in ${LANGUAGE_NAMES[language]}`}
        </StaffLink>
      ))}
    </>
  );
}
