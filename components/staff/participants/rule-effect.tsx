import { StaffLink } from "@/components/staff/shell/staff-link";
import { Table } from "@/components/staff/shell/table";
import { TableHead } from "@/components/staff/shell/table-head";
import { ANALYSIS_SETS, type AnalysisSet } from "@/lib/comparison/analysis-set";
import { formatCount } from "@/lib/format";
import type { ExclusionRule } from "@/lib/schemas/participants/exclusion";
import { type RulePreview, sayRule } from "@/lib/views/participants/exclusion";
import { DecisionForm } from "./decision-form";

const SET_NAMES: Record<AnalysisSet, string> = {
  all: "All responses",
  completed: "Of who completed",
  checked: "Of who completed and failed no check",
};

const people = (count: number) =>
  `${formatCount(count)} ${count === 1 ? "participant" : "participants"}`;

/** What a rule would do to every n, and the button that does it. */
export function RuleEffect({
  rule,
  preview: { participants, alreadyExcluded, first, matched, before, after },
  list,
  action,
}: {
  rule: ExclusionRule;
  preview: RulePreview;
  /** The address of the list of participants. */
  list: string;
  action: string;
}) {
  const change = (set: AnalysisSet, what: "participants" | "responses") =>
    `${formatCount(before[set][what])} → ${formatCount(after[set][what])}`;
  return (
    <section aria-labelledby="effect" className="space-y-4">
      <h2 id="effect" className="font-serif text-[1.2rem]">
        What the rule would do
      </h2>
      <p className="max-w-[66ch]">
        {participants === 0 ? "Nobody" : people(participants)} with {sayRule(rule)}{" "}
        {participants > 1 ? "are" : "is"} not excluded yet
        {alreadyExcluded > 0
          ? `; ${people(alreadyExcluded)} more with it ${alreadyExcluded === 1 ? "is" : "are"} already`
          : null}
        .
      </p>
      {participants > 0 ? (
        <>
          <p className="max-w-[66ch]">
            No.{" "}
            {first.map((ordinal, place) => (
              <span key={ordinal}>
                {place > 0 ? ", " : null}
                <StaffLink href={`${list}/${ordinal}`}>{ordinal}</StaffLink>
              </span>
            ))}
            {participants > first.length
              ? ` and ${formatCount(participants - first.length)} more`
              : null}
            .
          </p>
          <Table caption="n before → after">
            <TableHead name="Analysis set" numbers={["Participants", "Responses"]} />
            <tbody>
              {ANALYSIS_SETS.map((set) => (
                <tr key={set}>
                  <th scope="row" className="font-normal!">
                    {SET_NAMES[set]}
                  </th>
                  <td className="text-right">{change(set, "participants")}</td>
                  <td className="text-right">{change(set, "responses")}</td>
                </tr>
              ))}
            </tbody>
          </Table>
          <DecisionForm
            id="rule-reason"
            action={action}
            decision={{ ...rule, matched }}
            button={`Exclude ${people(participants)} from the analyses`}
            look="danger"
            onward={`${list}/exclusions`}
          />
        </>
      ) : null}
    </section>
  );
}
