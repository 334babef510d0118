const FRAMED = Symbol.for("grounded.isFramed");
const MARK = Symbol.for("grounded.server");

/** Says to the app, in this process, that every request comes through our server first. */
export function inOurServer() {
  /** @type {any} */ (globalThis)[MARK] = true;
}

/**
 * Whether the study of a participants' page lets MTurk show it in a frame: the app, in this process,
 * knows the studies, and says so since it has started. Until then nobody may.
 * @param {string} path
 * @returns {Promise<boolean>}
 */
export async function isFramed(path) {
  const says = /** @type {any} */ (globalThis)[FRAMED];
  return says ? says(path) : false;
}
