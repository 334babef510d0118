const KB = 1024;
const MB = 1024 * KB;

/** What a request may send where nothing else is said: a form, the answers of one trial. */
export const DEFAULT_BODY = 64 * KB;

/**
 * Routes that take more, or less: by method and path, where `*` is one segment and `**` the rest.
 * @type {readonly { method: string, path: string, bytes: number }[]}
 */
export const BODY_LIMITS = [
  { method: "POST", path: "/api/auth/**", bytes: 16 * KB },
  { method: "PUT", path: "/api/studies/*/protocol", bytes: 512 * KB },
  { method: "PUT", path: "/api/studies/*/constructs", bytes: 512 * KB },
  { method: "POST", path: "/api/studies/*/reconciliation", bytes: 16 * MB },
  { method: "POST", path: "/api/studies/file", bytes: 64 * MB },
  { method: "POST", path: "/api/studies/*/study.json/comparison", bytes: 64 * MB },
  { method: "POST", path: "/api/studies/*/content/import", bytes: 512 * MB },
  { method: "POST", path: "/api/studies/bundle", bytes: 2048 * MB },
];

const patterns = BODY_LIMITS.map(({ method, path, bytes }) => ({
  method,
  bytes,
  matches: new RegExp(
    `^${path
      .replaceAll(".", "\\.")
      .replaceAll("**", "..*")
      .replace(/(?<!\.)\*(?!\*)/g, "[^/]+")}$`,
  ),
}));

/**
 * How many bytes the body of such a request may have.
 * @param {string} method
 * @param {string} path without the query
 */
export function bodyLimit(method, path) {
  const row = patterns.find((one) => one.method === method && one.matches.test(path));
  return row?.bytes ?? DEFAULT_BODY;
}
