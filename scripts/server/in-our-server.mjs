const MARK = Symbol.for("grounded.server");

/** Says to the app, in this process, that every request comes through our server first. */
export function inOurServer() {
  /** @type {any} */ (globalThis)[MARK] = true;
}
