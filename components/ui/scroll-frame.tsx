import type { ReactNode } from "react";

/**
 * What may be wider than the page scrolls sideways in here, by keyboard as well; a shade stands at the
 * side where there is more of it (its rules are in globals.css).
 */
export function ScrollFrame({
  className = "",
  inside = "",
  children,
  ...named
}: {
  className?: string;
  inside?: string;
  "aria-label"?: string;
  "aria-labelledby"?: string;
  children: ReactNode;
}) {
  return (
    <div className={`scroll-frame ${className}`}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling frame has to be reachable by keyboard */}
      <section className={`relative ${inside}`} tabIndex={0} {...named}>
        {children}
      </section>
    </div>
  );
}
