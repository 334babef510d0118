import { planStanding } from "@/lib/comparison/analysis-plan/plan-standing";
import type { AnalysisPlan } from "@/lib/study/protocol/analysis-plan";

/** Whether the study has an analysis plan that was registered, and the deviations from it. */
export function PlanStanding({ plan }: { plan: AnalysisPlan }) {
  return (
    <section aria-labelledby="plan-standing" className="max-w-[66ch] space-y-3">
      <h2 id="plan-standing" className="font-serif text-[1.2rem]">
        Analysis plan
      </h2>
      <p>{planStanding(plan)}</p>
      {plan.hash ? (
        <p className="text-soft [overflow-wrap:anywhere]">
          SHA-256 of version {plan.version}: <code>{plan.hash}</code>
        </p>
      ) : null}
      {plan.deviations.length > 0 ? (
        <>
          <h3 className="font-serif text-[1.05rem]">Deviations</h3>
          <ul className="space-y-3 [overflow-wrap:anywhere]">
            {plan.deviations.map(({ version, at, by, reason, changes }) => (
              <li key={version} className="border-t border-line pt-2">
                <p>
                  Version {version}, {at.slice(0, 10)}
                  {by ? `, ${by}` : ""}: {reason || "no reason recorded"}
                </p>
                <ul className="list-disc pl-6 text-soft">
                  {changes.map((change) => (
                    <li key={change}>{change}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
