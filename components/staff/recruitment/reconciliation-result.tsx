import { DownloadCsv } from "@/components/charts/download/download-csv";
import { Table } from "@/components/staff/shell/table";
import { Notice } from "@/components/ui/notice";
import { VERBATIM } from "@/components/ui/verbatim";
import { formatCount } from "@/lib/format";
import type { Problem } from "@/lib/importers/outcome";
import type { ReadCode } from "@/lib/study/recruitment/completion-code";
import type { Mismatch } from "@/lib/study/recruitment/reconcile";
import {
  MISMATCH_WORDS,
  type Reconciliation,
  sayWhatToDo,
} from "@/lib/views/recruitment/reconciliation";

/** Where Prolific's list and our participants differ, with what to do; or what is wrong with the file. */
export function ReconciliationResult({ found, slug }: { found: Reconciliation; slug: string }) {
  if (!found.ok) {
    return (
      <Notice look="danger" title="The file cannot be read, and nothing was compared">
        <ProblemList problems={found.problems} />
      </Notice>
    );
  }
  const { submissions, participants, mismatches, readings, remarks } = found;
  const compared = `${formatCount(submissions)} submissions against ${formatCount(participants)} participants from Prolific`;
  return (
    <>
      {mismatches.length === 0 ? (
        <Notice title="No difference">{compared}.</Notice>
      ) : (
        <MismatchTable mismatches={mismatches} caption={compared} file={`${slug}-reconciliation`} />
      )}
      {readings.length > 0 ? (
        <div className="mt-4">
          <Notice title="Codes that were not taken letter by letter">
            <ReadingList readings={readings} />
          </Notice>
        </div>
      ) : null}
      {remarks.length > 0 ? (
        <div className="mt-4">
          <Notice look="look" title="Passed over in the file">
            <ProblemList problems={remarks} />
          </Notice>
        </div>
      ) : null}
    </>
  );
}

function ProblemList({ problems }: { problems: Problem[] }) {
  return (
    <ul className="mt-1 list-disc pl-5">
      {problems.map(({ line, field, reason }) => (
        <li key={`${line} ${field} ${reason}`}>
          Line {line}
          {field ? `, ${field}` : ""}: {reason}
        </li>
      ))}
    </ul>
  );
}

const LISTED_READINGS = 50;

function ReadingList({ readings }: { readings: ReadCode[] }) {
  const more = readings.length - LISTED_READINGS;
  return (
    <ul className="mt-1 list-disc pl-5">
      {readings.slice(0, LISTED_READINGS).map(({ line, written, code }) => (
        <li key={line}>
          Line {line}: <span {...VERBATIM}>{written}</span> is <strong {...VERBATIM}>{code}</strong>
        </li>
      ))}
      {more > 0 ? <li>And {formatCount(more)} more.</li> : null}
    </ul>
  );
}

function MismatchTable({
  mismatches,
  caption,
  file,
}: {
  mismatches: Mismatch[];
  caption: string;
  file: string;
}) {
  const named = `${formatCount(mismatches.length)} differences: ${caption}`;
  const columns = [
    "difference",
    "line",
    "submission_id",
    "participant_id",
    "participant",
    "there",
    "code",
    "here",
    "what_to_do",
  ];
  const rows = mismatches.map((one) => [
    MISMATCH_WORDS[one.kind],
    one.line,
    one.submissionId,
    one.participantId,
    one.participant,
    one.there,
    one.code,
    one.here,
    sayWhatToDo(one),
  ]);
  return (
    <>
      <Table caption={named}>
        <thead>
          <tr>
            <th scope="col">Difference</th>
            <th scope="col" className="text-right">
              Line
            </th>
            <th scope="col">Submission</th>
            <th scope="col">Participant</th>
            <th scope="col">There</th>
            <th scope="col">Here</th>
            <th scope="col">What to do</th>
          </tr>
        </thead>
        <tbody>
          {mismatches.map((one, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
            <tr key={place}>
              <th scope="row" className="min-w-40 font-normal!">
                {MISMATCH_WORDS[one.kind]}
              </th>
              <td className="text-right">{one.line ?? "–"}</td>
              <td {...VERBATIM}>{one.submissionId ?? "–"}</td>
              <td {...VERBATIM}>
                {one.participantId ?? "–"}
                {one.participant ? (
                  <span className="block text-soft">{one.participant}</span>
                ) : null}
              </td>
              <td className="whitespace-nowrap">
                {one.there}
                {one.code ? (
                  <span {...VERBATIM} className="block text-soft">
                    {one.code}
                  </span>
                ) : null}
              </td>
              <td className="whitespace-nowrap">{one.here}</td>
              <td className="min-w-64">{sayWhatToDo(one)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-1 flex flex-wrap items-center gap-x-2 text-soft print:hidden">
        <span>Download</span>
        <DownloadCsv data={{ name: file, columns, rows }} of={named} />
      </p>
    </>
  );
}
