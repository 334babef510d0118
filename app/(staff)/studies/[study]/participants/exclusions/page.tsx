import type { Metadata } from "next";
import { DecisionTable } from "@/components/staff/participants/decision-table";
import { RuleEffect } from "@/components/staff/participants/rule-effect";
import { RuleForm } from "@/components/staff/participants/rule-form";
import { KeysetLinks } from "@/components/staff/shell/keyset-links";
import { PageHeading } from "@/components/staff/shell/page-heading";
import { StaffLink } from "@/components/staff/shell/staff-link";
import { formatCount } from "@/lib/format";
import { askedRuleSchema } from "@/lib/schemas/participants/exclusion";
import { ordinalKeyset } from "@/lib/schemas/shared/keyset";
import { writeAddress } from "@/lib/schemas/shared/write-address";
import { mayManage } from "@/lib/server/accounts/access";
import { countOrigin } from "@/lib/server/monitor/count-origin";
import { listDecisions } from "@/lib/server/participants/list-decisions";
import { previewRule } from "@/lib/server/participants/preview-rule";
import { requireStudyPage } from "@/lib/server/shared/require-study-page";

export const metadata: Metadata = { title: "Exclusions" };

interface Props {
  params: Promise<{ study: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ExclusionsPage({ params, searchParams }: Props) {
  const list = `/studies/${(await params).study}/participants`;
  const path = `${list}/exclusions`;
  const query = await searchParams;
  // Who has to sign in first comes back to the rule that was looked at.
  const asked = writeAddress(path, query);
  const access = await requireStudyPage((await params).study, "export", asked);
  const managing = await mayManage(access);
  const rule = managing ? askedRuleSchema.parse(query) : undefined;
  const [decisions, preview, origin] = await Promise.all([
    listDecisions(access, ordinalKeyset.parse(query)),
    rule ? previewRule(access, rule) : null,
    countOrigin(access),
  ]);
  return (
    <>
      <PageHeading
        place="Participants · exclusions"
        question="Whom do the analyses leave out?"
        origin={origin}
      >
        <p>
          Excluded by decision, with a reason: what they answered stays stored, in no analysis set,
          and marked in the files. The last decision about a participant counts.
        </p>
        <p className="mt-1">
          <StaffLink href={list}>To all participants</StaffLink>
        </p>
      </PageHeading>
      <div className="space-y-10">
        {managing ? (
          <section aria-labelledby="rule" className="space-y-3">
            <h2 id="rule" className="font-serif text-[1.2rem]">
              Exclude by a rule
            </h2>
            <RuleForm key={JSON.stringify(rule)} path={path} rule={rule} />
            {query.match && !rule ? (
              <p role="alert" className="text-danger">
                Choose at least one flag.
              </p>
            ) : null}
          </section>
        ) : null}
        {rule && preview ? (
          <RuleEffect
            rule={rule}
            preview={preview}
            list={list}
            action={`/api/studies/${access.slug}/exclusions`}
          />
        ) : null}
        {decisions.items.length > 0 ? (
          <div>
            <DecisionTable
              decisions={decisions.items}
              caption={`${decisions.items.length} of ${formatCount(decisions.total)} ${decisions.total === 1 ? "decision" : "decisions"}, the newest first`}
              list={list}
            />
            <KeysetLinks
              path={path}
              label="Pages"
              previous={decisions.previous}
              next={decisions.next}
            />
          </div>
        ) : (
          <p className="max-w-[66ch] text-soft">
            {decisions.total > 0
              ? "No decision stands here; the first page has the newest."
              : "Nobody was excluded so far. A single participant is excluded on their own page."}
          </p>
        )}
      </div>
    </>
  );
}
