import type { FieldProblem } from "@/lib/errors";
import type { OpeningChecks } from "@/lib/study/lifecycle/opening-checks";
import { nameProtocolField } from "@/lib/study/protocol/name-protocol-field";
import { PROTOCOL_SECTIONS } from "@/lib/study/protocol/protocol-fields";
import { fieldId } from "./edit-document";

/** The section that a field stands in, for links that lead there. */
function sectionOf(path: string): string {
  const [field = ""] = path.split(".");
  const section = PROTOCOL_SECTIONS.find(({ fields }) =>
    (fields as readonly string[]).includes(field),
  );
  return section?.id ?? "trials";
}

/** Leads to the field itself where it is on the page, else to its section. */
function goTo(path: string): void {
  const field = document.getElementById(fieldId(path)) ?? document.getElementById(sectionOf(path));
  field?.scrollIntoView({ block: "center" });
  field?.focus({ preventScroll: true });
}

function CheckList({ title, items }: { title: string; items: readonly FieldProblem[] }) {
  if (items.length === 0) return null;
  return (
    <div>
      <h3 className="font-semibold">{title}</h3>
      <ul className="space-y-2">
        {items.map(({ path, message }) => (
          <li key={`${path} ${message}`} className="border-t border-line pt-2">
            {message}{" "}
            {path === "content" || path === "" ? null : (
              <a
                href={`#${sectionOf(path)}`}
                onClick={(event) => {
                  event.preventDefault();
                  goTo(path);
                }}
              >
                Go there<span className="sr-only">: {message}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What is wrong, what keeps the version from opening, and what is to be looked at, while typing. */
export function EditorChecks({
  problems,
  checks,
}: {
  problems: readonly FieldProblem[];
  /** Null while fields are missing or malformed. */
  checks: OpeningChecks | null;
}) {
  const nothing = checks && checks.blocking.length + checks.warnings.length === 0;
  return (
    <section aria-labelledby="checks" className="space-y-4 [overflow-wrap:anywhere]">
      <h2 id="checks" className="font-serif text-[1.05rem]">
        Before it opens
      </h2>
      <CheckList
        title={`To fill in (${problems.length})`}
        items={problems.map(({ path, message }) => ({
          path,
          message: path === "" ? message : `${nameProtocolField(path)}: ${message}`,
        }))}
      />
      {checks ? (
        <>
          <CheckList title="Keeps it from opening" items={checks.blocking} />
          <CheckList title="To look at" items={checks.warnings} />
          {nothing ? <p>Nothing keeps it from opening.</p> : null}
        </>
      ) : (
        <p className="text-soft">The other checks follow when these fields are filled in.</p>
      )}
    </section>
  );
}
