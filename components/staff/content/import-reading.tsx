import { SelectField } from "@/components/staff/comparison/plan/select-field";
import { Notice } from "@/components/ui/notice";
import type { ChosenFile, ReadAs } from "./use-content-import";

const KINDS = {
  questions: "questions as CommonsenseQA is published",
  "student-output": "a student’s output",
  "accuracy-runs": "accuracies of runs",
  table: "a table of its own columns",
} as const;

const megabytes = (bytes: number) =>
  bytes < 1_000_000
    ? `${Math.ceil(bytes / 1000).toLocaleString("en")} kB`
    : `${(bytes / 1_000_000).toLocaleString("en", { maximumFractionDigits: 1 })} MB`;

/** What a file was taken for, and the choice to read it otherwise. */
export function ImportReading({
  file: { name, body, head },
  readAs,
  onReadAs,
}: {
  file: ChosenFile;
  readAs: ReadAs | null;
  onReadAs: (readAs: ReadAs) => void;
}) {
  const title = `${name}, ${megabytes(body.size)}`;
  if (head.kind === "ratings") {
    return (
      <Notice look="danger" title={title}>
        <p>
          It holds ratings. Published ratings make a study of their own, on the command line:{" "}
          <code>npm run import -- FILE</code>
        </p>
      </Notice>
    );
  }
  if (readAs === null) {
    return (
      <Notice look="danger" title={title}>
        <p>{head.reason}</p>
      </Notice>
    );
  }
  const known = head.kind === "table" || head.kind === "unknown" ? null : head.kind;
  return (
    <div className="space-y-3">
      <Notice title={title}>
        <p>
          {known
            ? `It looks like ${KINDS[known]}.`
            : "It is a table. Say what its columns hold, where the guess is not right."}
        </p>
      </Notice>
      {known && head.layout ? (
        <SelectField
          id="read-as"
          label="Read it as"
          value={readAs}
          options={[
            { value: known, label: KINDS[known] },
            { value: "table", label: KINDS.table },
          ]}
          onChange={(event) => onReadAs(event.target.value as ReadAs)}
        />
      ) : null}
    </div>
  );
}
