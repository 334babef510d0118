import { type DataOrigin, describeOrigin } from "@/lib/comparison/data-origin";
import { formatCount } from "@/lib/format";
import { firstPlace, STATUS_WORDS, type StudyStatusKey } from "@/lib/views/lifecycle/study-place";
import { StaffLink } from "./staff-link";
import { Table } from "./table";

interface Listed {
  slug: string;
  title: string;
  status: StudyStatusKey;
  origin: DataOrigin;
  responses: number;
}

export function StudyList({
  studies,
  makes,
}: {
  studies: Listed[];
  /** Whether the reader may create one. */
  makes: boolean;
}) {
  if (studies.length === 0) {
    return (
      <div className="max-w-[66ch]">
        <p>Your studies will be listed here: their status, participants and responses.</p>
        <p className="mt-2">
          {makes
            ? "Begin with a new one, or have the owner of a study invite you."
            : "The owner of a study can invite you to it."}
        </p>
      </div>
    );
  }
  return (
    <Table caption={<span className="sr-only">Studies that you are a member of</span>}>
      <thead>
        <tr>
          <th scope="col">Study</th>
          <th scope="col">Status</th>
          <th scope="col">Data</th>
          <th scope="col" className="text-right">
            Participants
          </th>
          <th scope="col" className="text-right">
            Responses
          </th>
        </tr>
      </thead>
      <tbody>
        {studies.map((study) => (
          <tr key={study.slug}>
            <th scope="row" className="min-w-36">
              <StaffLink href={`/studies/${study.slug}/${firstPlace(study.status)}`}>
                {study.title}
              </StaffLink>
            </th>
            <td>{STATUS_WORDS[study.status]}</td>
            <td>
              {describeOrigin(study.origin)?.label ??
                (study.origin.participants ? "Collected here" : "None yet")}
            </td>
            <td className="text-right">{formatCount(study.origin.participants)}</td>
            <td className="text-right">{formatCount(study.responses)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
