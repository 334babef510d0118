/**
 * Over https the names of cookies begin with `__Host-`: no other site of the same domain can set them.
 * They had other names before; browsers that still have those are read until this day, sixty days
 * after the change, by which those of participants have ended. Those of sign-ins are not: a sibling
 * subdomain could set them, and who is signed in signs in again.
 */
export const OLD_NAMES_UNTIL = Date.parse("2027-01-29T00:00:00Z");

const OWN = /^grounded_/;

/**
 * The header with today's names: an old one counts where the new one is missing.
 * @param {string | undefined} header
 * @param {number} now
 */
export function renameOldCookies(header, now) {
  if (!header || now >= OLD_NAMES_UNTIL) return header;
  const pairs = header.split(/;\s*/);
  const names = new Set(pairs.map((pair) => pair.split("=", 1)[0]));
  const renamed = pairs.map((pair) => {
    const name = pair.split("=", 1)[0] ?? "";
    const today = todaysName(name);
    return today === name || names.has(today) ? pair : today + pair.slice(name.length);
  });
  return renamed.join("; ");
}

/** @param {string} name */
function todaysName(name) {
  return OWN.test(name) ? `__Host-${name}` : name;
}
