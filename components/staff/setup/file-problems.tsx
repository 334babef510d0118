import type { FieldProblem } from "@/lib/errors";

const SHOWN_PROBLEMS = 20;

/** What is wrong in a study's file, by the path of each place. */
export function FileProblems({ problems }: { problems: readonly FieldProblem[] }) {
  return (
    <>
      <ul className="mt-1 list-disc pl-5 [overflow-wrap:anywhere]">
        {problems.slice(0, SHOWN_PROBLEMS).map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            <code>{path || "the file"}</code>: {message}
          </li>
        ))}
      </ul>
      {problems.length > SHOWN_PROBLEMS ? (
        <p className="mt-1">And more: {problems.length - SHOWN_PROBLEMS} at the least.</p>
      ) : null}
    </>
  );
}
