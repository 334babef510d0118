/**
 * @typedef {object} Refusal
 * @property {number} status
 * @property {string} code as programs read it
 * @property {string} message as people read it
 * @property {Record<string, string>} [headers]
 */

const SAFE = ["GET", "HEAD", "OPTIONS"];
const UNSAFE = ["POST", "PUT", "PATCH", "DELETE"];
const CONTROL = /\p{Cc}/u;

/** Whether a request of the method changes nothing, and so may come from anywhere. */
export const isSafe = (/** @type {string | undefined} */ method) => SAFE.includes(method ?? "");

/** @param {string} address @returns {string} its path, without the query */
export const pathOf = (address) => address.split(/[?#]/, 1)[0] ?? "";

/** @param {string} path */
export const isApi = (path) => path === "/api" || path.startsWith("/api/");

/**
 * Why a request cannot be answered by any route, by its first line and headers alone; null when it can.
 * @param {{ method?: string, url?: string, headers: import("node:http").IncomingHttpHeaders }} request
 * @param {{ addressBytes: number }} limits
 * @returns {Refusal | null}
 */
export function checkRequest({ method = "", url = "", headers }, { addressBytes }) {
  if (url.length > addressBytes) {
    return { status: 414, code: "malformed-request", message: "The address is too long." };
  }
  // Not "*", and not the address of another server.
  if (!url.startsWith("/")) return malformed("The address is not one of this server.");
  const path = pathOf(url);
  // Only what is below /api is written to: no page takes forms.
  const allowed = isApi(path) ? [...SAFE, ...UNSAFE] : ["GET", "HEAD"];
  if (!allowed.includes(method)) {
    return {
      status: 405,
      code: "method-not-allowed",
      message: "This method is not used here.",
      headers: { Allow: allowed.join(", ") },
    };
  }
  if (!isReadable(path)) return malformed("The address is damaged.");
  if (/%00/.test(url)) return malformed("The address contains a character that cannot be stored.");
  if (hasInheritedName(url)) return malformed("The address has a parameter that cannot be read.");
  if (!isRouterState(headers["next-router-state-tree"])) {
    return malformed("The header Next-Router-State-Tree is malformed.");
  }
  return null;
}

/** @param {string} message @returns {Refusal} */
function malformed(message) {
  return { status: 400, code: "malformed-request", message };
}

/** @param {string} path */
function isReadable(path) {
  try {
    return !CONTROL.test(decodeURIComponent(path)) && !path.includes("\\");
  } catch {
    return false;
  }
}

/**
 * Whether a parameter is called like what every object has ("toString", "__proto__"). Next collects a
 * query in an object, takes such a one for a parameter that came before, and hands a function to pages.
 * @param {string} url
 */
function hasInheritedName(url) {
  const at = url.indexOf("?");
  if (at < 0) return false;
  const names = new URLSearchParams(url.slice(at).split("#", 1)[0]).keys();
  return [...names].some((name) => name in Object.prototype);
}

/**
 * Whether the pages' own code can have sent the header, which says what a browser shows already.
 * @param {string | string[] | undefined} header
 */
function isRouterState(header) {
  if (header === undefined) return true;
  if (typeof header !== "string") return false;
  try {
    return isSegment(JSON.parse(decodeURIComponent(header)), 0);
  } catch {
    return false;
  }
}

/**
 * @param {unknown} state
 * @param {number} depth
 * @returns {boolean}
 */
function isSegment(state, depth) {
  if (!Array.isArray(state) || state.length < 2 || state.length > 6 || depth > 50) return false;
  const [segment, parallel, refetch, marker, hint, last] = state;
  const isNamed =
    typeof segment === "string" ||
    (Array.isArray(segment) &&
      segment.length === 4 &&
      segment.slice(0, 3).every((part) => typeof part === "string") &&
      KINDS.test(segment[2]) &&
      (segment[3] === null ||
        (Array.isArray(segment[3]) && segment[3].every((part) => typeof part === "string"))));
  const isPair = (/** @type {unknown} */ value) =>
    Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === "string");
  return (
    isNamed &&
    typeof parallel === "object" &&
    parallel !== null &&
    !Array.isArray(parallel) &&
    Object.values(parallel).every((inner) => isSegment(inner, depth + 1)) &&
    (refetch === undefined || refetch === null || isPair(refetch)) &&
    (marker === undefined || marker === null || MARKERS.includes(marker)) &&
    (hint === undefined || hint === null || typeof hint === "number") &&
    (last === undefined || typeof last === "string")
  );
}

/** Kinds of a segment that has a value: one, all the rest, the rest if any; also as an interception. */
const KINDS = /^(c|oc|d|(c|d)i\((\.|\.\.|\.\.\.|\.\.\)\(\.\.)\))$/;
const MARKERS = ["refetch", "inside-shared-layout", "metadata-only"];
