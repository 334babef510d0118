import { isSafe } from "./check-request.mjs";

/**
 * Whether a request that changes something comes from this app's own pages, or from a program that no
 * browser is behind. Browsers say where a request comes from (Sec-Fetch-Site over https and on this
 * machine, Origin with every unsafe method) and let no page change it; a page of another site, a
 * subdomain beside ours included, cannot pass. What says neither is a program: it may, as long as it
 * brings no cookies, by which alone a browser could be made to act for its owner.
 *
 * @param {{ method?: string, headers: import("node:http").IncomingHttpHeaders }} request
 * @param {string} ownOrigin of the public address: behind a proxy that ends TLS nothing else tells it
 */
export function isFromHere({ method, headers }, ownOrigin) {
  if (isSafe(method)) return true;
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  if (headers.origin !== undefined) return headers.origin === ownOrigin;
  return headers.cookie === undefined;
}
