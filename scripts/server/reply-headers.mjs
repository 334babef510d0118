import { isApi } from "./check-request.mjs";

const YEAR_SECONDS = 31_536_000;

/** Pages of MTurk: those that show a task in a frame, and those where it is handed in by a form. */
const MTURK = [
  "https://worker.mturk.com",
  "https://www.mturk.com",
  "https://workersandbox.mturk.com",
].join(" ");

/**
 * The same policy for a page that MTurk shows in a frame of its own, and that posts its form there.
 * @param {string} policy
 */
export function framedByMturk(policy) {
  return policy
    .replace("frame-ancestors 'none'", `frame-ancestors ${MTURK}`)
    .replace("form-action 'self'", `form-action 'self' ${MTURK}`);
}

/**
 * The policy of a page: scripts of this server's files, and what is in the page itself only with the
 * nonce of this one reply.
 * @param {string} nonce
 * @param {{ dev: boolean }} options with reloading, what is compiled is also evaluated
 */
export function pagePolicy(nonce, { dev }) {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${dev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? " ws:" : ""}`,
    "object-src 'none'",
    "form-action 'self'",
    "base-uri 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

// R in the browser evaluates what it compiles; its worker obeys the policy of its own files, which
// lets it do that and reach nobody but this server. The pages' policy stays as it is.
const R_POLICY = "default-src 'none'; script-src 'self' 'unsafe-eval'; connect-src 'self'";

/**
 * What every reply says to browsers.
 * @param {{ path: string, policy: string, requestId: string, isHttps: boolean }} reply
 * @returns {Record<string, string>}
 */
export function replyHeaders({ path, policy, requestId, isHttps }) {
  return {
    "Content-Security-Policy": path.startsWith("/webr/") ? R_POLICY : policy,
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    // Recruitment links carry personal ids in their query; no other site learns them.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "X-Request-Id": requestId,
    ...(isHttps ? { "Strict-Transport-Security": `max-age=${YEAR_SECONDS}` } : {}),
  };
}

/**
 * What caches may do with a reply that does not say it: of data, nothing; of files, Next says it.
 * @param {string} path
 */
export function cachingOf(path) {
  return isApi(path) ? "private, no-store" : null;
}
