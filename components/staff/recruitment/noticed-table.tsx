import { Table } from "@/components/staff/shell/table";
import { formatCount, formatInstant } from "@/lib/format";
import {
  NOTICED_DAYS,
  type NoticedCount,
  sayNoticed,
} from "@/lib/views/recruitment/recruitment-view";

/** What went wrong on the way into the study, as far as the server noted it. */
export function NoticedTable({ noticed }: { noticed: NoticedCount[] }) {
  if (noticed.length === 0) {
    return (
      <p className="text-soft">
        Nothing in the last {NOTICED_DAYS} days. Links that carry no id, tokens that were refused
        and ids that came twice will be counted here.
      </p>
    );
  }
  return (
    <>
      <Table caption={`Noted in the last ${NOTICED_DAYS} days`}>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col" className="text-right">
              Times
            </th>
            <th scope="col">Last</th>
          </tr>
        </thead>
        <tbody>
          {noticed.map(({ action, reason, times, last }) => (
            <tr key={`${action} ${reason}`}>
              <th scope="row" className="font-normal!">
                {sayNoticed({ action, reason })}
              </th>
              <td className="text-right">{formatCount(times)}</td>
              <td className="whitespace-nowrap">
                <time dateTime={last}>{formatInstant(last)}</time>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-1 text-soft">
        At most 50 of a kind are noted in an hour. Nothing of the links themselves is kept.
      </p>
    </>
  );
}
