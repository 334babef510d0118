import { bodyTime } from "./limits.mjs";

/** @typedef {import("./check-request.mjs").Refusal} Refusal */

/**
 * Counts a request's body as it comes from the network, before anybody reads it, and looks at its
 * pace. Nothing beyond the limit is handed on, nor is the end: what was cut off never looks whole.
 *
 * @param {import("node:http").IncomingMessage} request
 * @param {number} most bytes
 * @param {import("./limits.mjs").Limits} limits
 * @param {(refusal: Refusal) => void} refuse called at most once
 */
export function limitBody(request, most, limits, refuse) {
  let bytes = 0;
  let isRefused = false;
  const give = (/** @type {Refusal} */ refusal) => {
    if (isRefused) return;
    isRefused = true;
    stop();
    refuse(refusal);
  };
  const late = () => give(TOO_SLOW);
  let silence = setTimeout(late, limits.bodySilenceMs);
  const whole = setTimeout(late, bodyTime(most, limits));
  const stop = () => {
    clearTimeout(silence);
    clearTimeout(whole);
  };
  const push = request.push.bind(request);
  request.push = (chunk, encoding) => {
    if (isRefused) return true;
    if (chunk === null) {
      stop();
      return push(null);
    }
    bytes += chunk.length;
    if (bytes > most) {
      give(tooLarge(most));
      return true;
    }
    clearTimeout(silence);
    silence = setTimeout(late, limits.bodySilenceMs);
    return push(chunk, encoding);
  };
  request.once("close", stop);
}

/** @type {Refusal} */
const TOO_SLOW = { status: 408, code: "too-slow", message: "The request came too slowly." };

/** @param {number} most @returns {Refusal} */
export function tooLarge(most) {
  return {
    status: 413,
    code: "too-large",
    message: `The request is larger than ${most} bytes.`,
  };
}

/**
 * Whether a request has a body.
 * @param {import("node:http").IncomingHttpHeaders} headers
 */
export function hasBody(headers) {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}
