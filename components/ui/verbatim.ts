/**
 * On an element whose text is shown as it was written: in its own direction, and left alone by browsers
 * that translate. Its words break anywhere rather than make the page wider (globals.css).
 */
export const VERBATIM = { dir: "auto", translate: "no" } as const;
