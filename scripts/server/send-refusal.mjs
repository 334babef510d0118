import { hasBody } from "./limit-body.mjs";

/**
 * Answers a request that is not handed on, or no further. What still comes of its body is read and
 * thrown away for a moment: a connection that is closed upon unread bytes loses the answer as well.
 * Whoever reads the body, or was about to answer, learns that the request has ended.
 *
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {import("./check-request.mjs").Refusal} refusal
 * @param {number} lingerMs
 */
export function sendRefusal(request, response, { status, code, message, headers }, lingerMs) {
  request.on("error", () => {});
  if (response.headersSent) return void request.destroy();
  const body = JSON.stringify({ error: { code, message, fields: [] } });
  const isComing = hasBody(request.headers) && !request.complete;
  response.writeHead(status, {
    ...headers,
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(body),
    ...(isComing ? { Connection: "close" } : {}),
  });
  const end = response.end.bind(response);
  if (request.method !== "HEAD") response.write(body);
  muffle(response);
  if (!isComing) return void end();
  const finish = () => {
    clearTimeout(timer);
    response.once("finish", () => request.destroy());
    end();
  };
  const timer = setTimeout(finish, lingerMs);
  request.once("close", () => clearTimeout(timer));
  request.push = (chunk) => {
    if (chunk === null) finish();
    return chunk !== null;
  };
}

/** @param {import("node:http").ServerResponse} response whoever else writes to it goes unheard */
function muffle(response) {
  const same = () => response;
  Object.assign(response, {
    write: () => true,
    end: same,
    writeHead: same,
    setHeader: same,
    appendHeader: same,
    removeHeader: () => {},
    flushHeaders: () => {},
  });
}
