const SECRET = /^((?:\/api)?\/(?:invitations?|password|password-links)\/)[^/]+/;

/**
 * A request as it may stand in a log: without its query, which carries recruiters' ids and addresses of
 * withdrawal, and without the token in the path of an invitation or a password link.
 * @param {string | undefined} method
 * @param {string} path
 */
export function describeRequest(method, path) {
  return `${method} ${path.replace(SECRET, "$1…")}`;
}
