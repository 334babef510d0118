"use client";

import { useEffect } from "react";
import { isElsewhere, leadsAway } from "./leads-away";

const QUESTION = "Not everything here is saved. Leave the page all the same?";

/** What is needed of the Navigation API, which the compiler's library of the browser does not have yet. */
interface NavigateEvent extends Event {
  navigationType: string;
  destination: { url: string; sameDocument: boolean };
}
interface WithNavigation {
  navigation?: {
    addEventListener(type: "navigate", listener: (event: NavigateEvent) => void): void;
    removeEventListener(type: "navigate", listener: (event: NavigateEvent) => void): void;
  };
}

/**
 * Asks before a page is left on which something is not saved: by a link, by the browser's Back and
 * Forward, or by closing it.
 */
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
    // Before the page in the address is another one: the router hears of it too late to be stopped.
    const onNavigate = (event: NavigateEvent) => {
      const { navigationType, destination, cancelable } = event;
      // Where the browser leaves the document it asks by itself, as above.
      if (navigationType !== "traverse" || !destination.sameDocument || !cancelable) return;
      if (!isElsewhere(destination.url, window.location.href) || window.confirm(QUESTION)) return;
      event.preventDefault();
    };
    const { navigation } = window as WithNavigation;
    navigation?.addEventListener("navigate", onNavigate);
    window.addEventListener("beforeunload", onUnload);
    document.addEventListener("click", onClick, { capture: true });
    return () => {
      navigation?.removeEventListener("navigate", onNavigate);
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, { capture: true });
    };
  }, [unsaved]);
}
