import { RecruitmentLinks } from "@/components/staff/recruitment/recruitment-links";
import { StaffLink } from "@/components/staff/shell/staff-link";
import { formatCount } from "@/lib/format";
import type { StudyPeople } from "@/lib/views/lifecycle/describe-step";
import type { RecruitingLink } from "@/lib/views/recruitment/recruiter-setup";
import { FillForm } from "./fill-form";
import { RestartButton } from "./restart-button";

/** A pilot while it runs: who has taken part, how more do, and where one sees what came of it. */
export function RunningPilot({
  slug,
  people,
  links,
  mayManage,
}: {
  slug: string;
  people: StudyPeople;
  links: RecruitingLink[];
  mayManage: boolean;
}) {
  const { participants, simulated, active, completed } = people;
  const all = `${formatCount(participants)} participant${participants === 1 ? "" : "s"}`;
  return (
    <div className="max-w-[66ch] space-y-10">
      <section aria-labelledby="so-far" className="space-y-3">
        <h2 id="so-far" className="font-serif text-[1.2rem]">
          So far
        </h2>
        {participants === 0 ? (
          <p>
            Nobody has taken part yet.{" "}
            {mayManage
              ? "Let simulated participants go first, or try it yourself by a link below."
              : null}
          </p>
        ) : (
          <>
            <p>
              {all}, {simulated === participants ? "all" : `${formatCount(simulated)} of them`}{" "}
              simulated: {formatCount(completed)} completed, {formatCount(active)} not finished.
            </p>
            <ul className="list-disc space-y-1 pl-5">
              <li>
                <StaffLink href={`/studies/${slug}/monitor`}>See how it went</StaffLink>
              </li>
              <li>
                <StaffLink href={`/studies/${slug}/compare`}>Compare the methods</StaffLink>
              </li>
              <li>
                <StaffLink href={`/studies/${slug}/compare#plan`}>
                  Plan the size of the study from this pilot
                </StaffLink>
              </li>
            </ul>
            {mayManage ? <RestartButton slug={slug} participants={all} /> : null}
          </>
        )}
      </section>
      {mayManage ? (
        <section aria-labelledby="fill" className="space-y-3">
          <h2 id="fill" className="font-serif text-[1.2rem]">
            Simulated participants
          </h2>
          <p>
            They go through the study as browsers do, over the same addresses, and rate by a model
            that knows nothing of your explanations: what they show is whether everything works, and
            how much data there would be. Every page and file says that they are simulated.
          </p>
          <FillForm slug={slug} />
        </section>
      ) : null}
      <RecruitmentLinks links={links} status="PILOT" title="Try it as a participant" />
    </div>
  );
}
