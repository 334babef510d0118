"use client";

import { useEffect } from "react";
import { leadsAway } from "./leads-away";

const QUESTION = "Not everything here is saved. Leave the page all the same?";

/** Asks before a page is left on which something is not saved: by a link, or by closing it. */
export function useLeaveGuard(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    // Before the router hears of it: it would go without asking.
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!(link instanceof HTMLAnchorElement)) return;
      const { href, target } = link;
      const followed = { href, target, download: link.hasAttribute("download") };
      if (!leadsAway(followed, event, window.location.href) || window.confirm(QUESTION)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("beforeunload", onUnload);
    document.addEventListener("click", onClick, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, { capture: true });
    };
  }, [unsaved]);
}
