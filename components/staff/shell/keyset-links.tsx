import { StaffLink } from "./staff-link";

/**
 * The way to the page before and the page after; nothing where the list has a single page. `query`
 * is what else the address says, and goes on saying.
 */
export function KeysetLinks({
  path,
  previous,
  next,
  label,
  query = {},
}: {
  path: string;
  query?: Record<string, string>;
  previous: string | number | null;
  next: string | number | null;
  label: string;
}) {
  if (previous === null && next === null) return null;
  const href = (name: string, key: string | number) =>
    `${path}?${new URLSearchParams({ ...query, [name]: String(key) })}`;
  return (
    <nav aria-label={label} className="mt-4 flex gap-6 print:hidden">
      {previous === null ? null : (
        <StaffLink href={href("before", previous)}>Previous page</StaffLink>
      )}
      {next === null ? null : <StaffLink href={href("after", next)}>Next page</StaffLink>}
    </nav>
  );
}
