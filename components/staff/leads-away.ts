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
  const [there, now] = [new URL(link.href, here), new URL(here)];
  // The browser asks by itself before it leaves for elsewhere.
  if (there.origin !== now.origin) return false;
  return there.pathname !== now.pathname || there.search !== now.search;
}
