import type { Metadata } from "next";
import { AuditFilterForm } from "@/components/staff/audit/audit-filter-form";
import { AuditTable } from "@/components/staff/audit/audit-table";
import { KeysetLinks } from "@/components/staff/shell/keyset-links";
import { PageHeading } from "@/components/staff/shell/page-heading";
import { StaffLink } from "@/components/staff/shell/staff-link";
import { formatCount } from "@/lib/format";
import { auditFilterSchema, auditKeyset } from "@/lib/schemas/audit/audit-filter";
import { listAuditEntries, listAuditedPeople } from "@/lib/server/audit/list-audit-entries";
import { requireStudyPage } from "@/lib/server/shared/require-study-page";

export const metadata: Metadata = { title: "Audit log" };

interface Props {
  params: Promise<{ study: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AuditPage({ params, searchParams }: Props) {
  const path = `/studies/${(await params).study}/audit`;
  const query = await searchParams;
  const filter = auditFilterSchema.parse(query);
  const chosen = Object.fromEntries(Object.entries(filter).filter(([, value]) => value));
  const asked = `?${new URLSearchParams(chosen)}`;
  const access = await requireStudyPage((await params).study, "manage", path + asked);
  const [page, people] = await Promise.all([
    listAuditEntries(access, filter, auditKeyset.parse(query)),
    listAuditedPeople(access),
  ]);
  return (
    <>
      <PageHeading place="Audit log" question="Who read or changed what?">
        <p>
          Everything that changes the study or takes data out of it, with who did it. Nothing is
          ever removed from here.
        </p>
      </PageHeading>
      <AuditFilterForm path={path} filter={filter} people={people} />
      {page.items.length > 0 ? (
        <>
          <AuditTable
            entries={page.items}
            caption={`Newest first: ${formatCount(page.items.length)} of ${formatCount(page.total)}`}
          />
          <KeysetLinks
            path={path}
            query={chosen}
            label="Pages"
            previous={page.previous}
            next={page.next}
          />
          <p className="mt-6 print:hidden">
            <a href={`/api/studies/${access.slug}/audit.csv${asked}`} download>
              Download as CSV ({formatCount(page.total)})
            </a>
          </p>
        </>
      ) : page.total > 0 ? (
        <StaffLink href={path + asked}>To the first page</StaffLink>
      ) : (
        <p>
          {asked === "?"
            ? "Nothing yet: what you and your colleagues do in this study will stand here."
            : "Nothing of this kind."}
        </p>
      )}
    </>
  );
}
