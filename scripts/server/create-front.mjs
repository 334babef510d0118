import { randomBytes, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { bodyLimit } from "./body-limits.mjs";
import { isFromHere } from "./check-origin.mjs";
import { checkRequest, isApi, pathOf } from "./check-request.mjs";
import { hasBody, limitBody, tooLarge } from "./limit-body.mjs";
import { LIMITS } from "./limits.mjs";
import { describeRequest } from "./log-request.mjs";
import { renameOldCookies } from "./old-cookies.mjs";
import { cachingOf, framedByMturk, pagePolicy, replyHeaders } from "./reply-headers.mjs";
import { sendRefusal } from "./send-refusal.mjs";

/** @typedef {import("node:http").IncomingMessage} Request */
/** @typedef {import("node:http").ServerResponse} Response */
/** @typedef {(request: Request, response: Response) => unknown} Handler */

/**
 * @typedef {object} FrontOptions
 * @property {string} publicUrl of this server, as browsers know it
 * @property {Handler} handle answers what is let in
 * @property {(path: string) => Promise<boolean>} [isFramed] whether MTurk may show a page in a frame
 * @property {boolean} [dev]
 * @property {import("./limits.mjs").Limits} [limits]
 * @property {(line: string) => void} [log]
 */

/**
 * The front of the house: every request comes here first. What no route could answer is refused
 * before anything reads it; the rest is handed on with a number, a nonce for its page's scripts, and a
 * body that ends at its limit.
 * @param {FrontOptions} options
 */
export function createFront({
  publicUrl,
  handle,
  isFramed = async () => false,
  dev = false,
  limits = LIMITS,
  log = console.error,
}) {
  const { origin, protocol } = new URL(publicUrl);
  const isHttps = protocol === "https:";

  /** @param {Request} request @param {Response} response */
  const receive = (request, response) => {
    const path = pathOf(request.url ?? "");
    const requestId = randomUUID();
    const policy = pagePolicy(randomBytes(16).toString("base64"), { dev });
    for (const [name, value] of Object.entries(
      replyHeaders({ path, policy, requestId, isHttps }),
    )) {
      response.setHeader(name, value);
    }
    completeHead(response, path, (status) => {
      if (status >= 500)
        log(`${status} to ${describeRequest(request.method, path)} (${requestId})`);
    });
    const refuse = (/** @type {import("./check-request.mjs").Refusal} */ refusal) =>
      sendRefusal(request, response, refusal, limits.lingerMs);

    const refusal = checkRequest(request, limits);
    if (refusal && isPageVisit(request, path)) leadNowhere(request);
    else if (refusal) return refuse(refusal);
    if (!isFromHere(request, origin)) return refuse(NOT_FROM_HERE);
    const most = bodyLimit(request.method ?? "", path);
    if (Number(request.headers["content-length"] ?? 0) > most) return refuse(tooLarge(most));
    if (hasBody(request.headers)) {
      if (isSlowToSend(request)) response.writeContinue();
      limitBody(request, most, limits, refuse);
    }
    setHeader(request, "x-request-id", requestId);
    // From here Next takes the nonce for the scripts of the page.
    setHeader(request, "content-security-policy", policy);
    setHeader(request, "content-security-policy-report-only", undefined);
    if (isHttps) {
      setHeader(request, "cookie", renameOldCookies(request.headers.cookie, Date.now()));
    }
    if (!path.startsWith("/take/")) return handle(request, response);
    return isFramed(path)
      .catch(() => false)
      .then((framed) => {
        if (framed) response.setHeader("Content-Security-Policy", framedByMturk(policy));
        return handle(request, response);
      });
  };

  const server = createServer(
    {
      maxHeaderSize: limits.headerBytes,
      connectionsCheckingInterval: limits.checkMs,
      headersTimeout: limits.headersMs,
      // Bodies have times of their own, by what they may hold.
      requestTimeout: 0,
      keepAliveTimeout: limits.idleMs,
    },
    receive,
  );
  server.maxConnections = limits.connections;
  server.maxHeadersCount = limits.headers;
  server.timeout = limits.silenceMs;
  server.on("checkContinue", receive);
  if (!dev) server.on("upgrade", (_request, socket) => refuseSocket(socket));
  server.on("connect", (_request, socket) => refuseSocket(socket));
  return server;
}

/** @type {import("./check-request.mjs").Refusal} */
const NOT_FROM_HERE = {
  status: 403,
  code: "not-allowed",
  message: "This request does not come from a page of this server.",
};

/**
 * Whoever asks for a damaged address is shown the page that says so, in their language: that of an
 * address that no page has.
 * @param {Request} request
 */
function leadNowhere(request) {
  request.url = "/-";
  for (const name of Object.keys(request.headers)) {
    if (/^(rsc|next-)/.test(name)) delete request.headers[name];
  }
}

/** @param {Request} request @param {string} path */
function isPageVisit({ method, url = "" }, path) {
  return (method === "GET" || method === "HEAD") && url.startsWith("/") && !isApi(path);
}

/** @param {Request} request whether it waits to be told to go on before it sends its body */
function isSlowToSend({ headers }) {
  return headers.expect?.toLowerCase() === "100-continue";
}

/**
 * What was said and by whom it was said: Next reads both.
 * @param {Request} request
 * @param {string} name
 * @param {string | undefined} value
 */
function setHeader(request, name, value) {
  if (value === undefined) delete request.headers[name];
  else request.headers[name] = value;
}

/**
 * Completes the head of a reply at the moment at which it is sent.
 * @param {Response} response
 * @param {string} path
 * @param {(status: number) => void} onSent
 */
function completeHead(response, path, onSent) {
  const caching = cachingOf(path);
  const { writeHead } = response;
  /** @param {any[]} args */
  response.writeHead = (...args) => {
    const given = args.find((arg) => arg !== null && typeof arg === "object");
    const isSaid = response.hasHeader("cache-control") || hasName(given, "cache-control");
    if (caching && !isSaid) response.setHeader("Cache-Control", caching);
    onSent(args[0]);
    return writeHead.apply(response, /** @type {any} */ (args));
  };
}

/** @param {object | undefined} headers @param {string} name */
function hasName(headers, name) {
  return Object.keys(headers ?? {}).some((key) => key.toLowerCase() === name);
}

/** @param {import("node:stream").Duplex} socket */
function refuseSocket(socket) {
  socket.on("error", () => {});
  const reply = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
  socket.end(reply, () => socket.destroy());
}
