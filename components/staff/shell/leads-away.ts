/** A link that is followed, as far as it matters here. */
export interface FollowedLink {
  href: string;
  target: string;
  /** Whether the browser stores what is there, and stays. */
  download: boolean;
}

/** How it is followed: with a key or another button, a new tab opens and this page stays. */
export interface Click {
  button: number;
  metaKey: boolean;
  ctrlKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** Whether following the link replaces the page at this address with another one. */
export function leadsAway(link: FollowedLink, click: Click, here: string): boolean {
  if (click.button !== 0 || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) {
    return false;
  }
  if (link.download || !["", "_self"].includes(link.target)) return false;
  // The browser asks by itself before it leaves for another site.
  return new URL(link.href, here).origin === new URL(here).origin && isElsewhere(link.href, here);
}

/** Whether an address is another page, not another place on the one at this address. */
export function isElsewhere(address: string, here: string): boolean {
  const [there, now] = [new URL(address, here), new URL(here)];
  return there.pathname !== now.pathname || there.search !== now.search;
}
