import Link, { type LinkProps } from "next/link";
import type { AnchorHTMLAttributes } from "react";

type StaffLinkProps = LinkProps & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof LinkProps>;

/**
 * A link between staff pages. Every one of them is made for the moment and the person, so nothing of
 * it is fetched ahead: that would ask the server twice for each link in sight.
 */
export function StaffLink(props: StaffLinkProps) {
  return <Link prefetch={false} {...props} />;
}
