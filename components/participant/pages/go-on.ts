/** Opens the page that the server, or the preview, names as the next one. */
export function goOn(body: unknown): void {
  const next = (body as { next?: unknown } | null)?.next;
  // Only pages of this site: what is no path of ours leads to where the run stands.
  if (typeof next === "string" && /^\/take\//.test(next)) window.location.assign(next);
  else window.location.reload();
}
