import { formatFullP, formatP } from "@/lib/format";

/**
 * A p-value that tells on hover, on focus and on touch what it comes from: test, n, adjustment. One
 * `PValueDetails` on the page does the telling for all of them: a page may hold hundreds.
 */
export function PValue({
  p,
  explain,
  full = false,
}: {
  p: number;
  explain: string;
  /** All digits, in a table that others check against. */
  full?: boolean;
}) {
  return (
    <button type="button" data-explain={explain} className="p-value">
      {full ? formatFullP(p) : formatP(p)}
    </button>
  );
}
