import type { Metadata } from "next";
import { MethodTable } from "@/components/staff/setup/method-table";
import { MethodsEditor } from "@/components/staff/setup/methods-editor";
import { SetupChecklist } from "@/components/staff/setup/setup-checklist";
import { StudyFileLinks } from "@/components/staff/setup/study-file-links";
import { TitleForm } from "@/components/staff/setup/title-form";
import { PageHeading } from "@/components/staff/shell/page-heading";
import { StaffLink } from "@/components/staff/shell/staff-link";
import { buttonClass } from "@/components/ui/button";
import { readMethods } from "@/lib/schemas/setup/methods";
import { mayExport } from "@/lib/server/accounts/access";
import { loadSetupPage } from "@/lib/server/setup/load-setup-page";
import { requireStudyPage } from "@/lib/server/shared/require-study-page";

export const metadata: Metadata = { title: "Setup" };

interface Props {
  params: Promise<{ study: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SetupPage({ params, searchParams }: Props) {
  const path = `/studies/${(await params).study}/setup`;
  const scan = (await searchParams).texts === "read";
  const access = await requireStudyPage((await params).study, "view", path);
  const [{ steps, methods, ...page }, taking] = await Promise.all([
    loadSetupPage(access, { scan }),
    mayExport(access),
  ]);
  const editable = page.mayManage && page.status === "DRAFT";
  return (
    <>
      <PageHeading place="Setup" question="What is the study made of?">
        <p>
          {editable
            ? "Everything can be changed until the study leaves draft. Opening freezes it."
            : "What is compared, and what it is made of."}
        </p>
      </PageHeading>
      <div className="space-y-10">
        {steps ? (
          <div className="space-y-3">
            <SetupChecklist steps={steps} />
            {steps.every(({ missing }) => missing.length === 0) ? (
              <p>
                <StaffLink href={`/studies/${access.slug}/pilot`} className={buttonClass()}>
                  Try it out in a pilot
                </StaffLink>
              </p>
            ) : null}
            {scan ? (
              <p role="status" className="text-soft">
                The explanations’ texts have been read; what they tell stands above.
              </p>
            ) : (
              <p>
                <StaffLink href={`${path}?texts=read`} className={buttonClass("secondary")}>
                  Look for tells in the explanations
                </StaffLink>
              </p>
            )}
          </div>
        ) : null}
        {editable ? <TitleForm slug={access.slug} title={page.title} /> : null}
        <section aria-labelledby="methods">
          <h2 id="methods" className="font-serif text-[1.2rem]">
            Methods
          </h2>
          <p className="mb-4 max-w-[66ch] text-soft">
            What is compared; participants never learn it. Files name a method by its key, and an
            import adds the methods that it needs.
          </p>
          {editable ? (
            <MethodsEditor
              slug={access.slug}
              methods={readMethods(methods)}
              hash={page.methodsHash}
            />
          ) : (
            <MethodTable methods={methods} />
          )}
        </section>
        {taking ? <StudyFileLinks slug={access.slug} /> : null}
      </div>
    </>
  );
}
