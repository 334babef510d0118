import { StaffLink } from "@/components/staff/shell/staff-link";
import type { SetupItem, SetupStep } from "@/lib/views/lifecycle/setup-steps";

/** What still stops the study from opening, part by part, each line leading to what mends it. */
export function SetupChecklist({ steps }: { steps: readonly SetupStep[] }) {
  const missing = steps.reduce((sum, step) => sum + step.missing.length, 0);
  return (
    <section aria-labelledby="checklist" className="max-w-[66ch]">
      <h2 id="checklist" className="font-serif text-[1.2rem]">
        {missing === 0
          ? "Nothing stops it from opening"
          : `${missing === 1 ? "One thing stops" : `${missing} things stop`} it from opening`}
      </h2>
      <ol className="mt-3">
        {steps.map((step) => (
          <li key={step.id} className="border-t border-line py-3">
            <div className="flex flex-wrap items-baseline justify-between gap-x-6">
              <h3 className="font-semibold">
                <StaffLink href={step.href}>{step.title}</StaffLink>
              </h3>
              <span className={step.missing.length > 0 ? "text-danger" : "text-soft"}>
                {stateOf(step)}
              </span>
            </div>
            <ItemList items={step.missing} />
            {step.warnings.length > 0 ? (
              <>
                <p className="mt-2 font-semibold text-look">To look at, and to confirm</p>
                <ItemList items={step.warnings} />
              </>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

function stateOf({ missing, warnings }: SetupStep): string {
  if (missing.length > 0) return `${missing.length} missing`;
  return warnings.length > 0 ? `${warnings.length} to look at` : "Nothing missing";
}

function ItemList({ items }: { items: readonly SetupItem[] }) {
  if (items.length === 0) return null;
  return (
    <ul className="mt-1 list-disc space-y-1 pl-5 [overflow-wrap:anywhere]">
      {items.map(({ message, href }) => (
        <li key={message}>
          {message}{" "}
          <StaffLink href={href} className="whitespace-nowrap">
            Go there<span className="sr-only">: {message}</span>
          </StaffLink>
        </li>
      ))}
    </ul>
  );
}
