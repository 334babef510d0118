import { CommandError } from "../command-error.mjs";
import { firstFreePort, isFree } from "./free-port.mjs";

/**
 * The port that PORT names, which must be free, or else the first free one from 3000.
 * @param {string | undefined} wanted
 * @param {string} [host]
 */
export async function choosePort(wanted, host) {
  if (!wanted) return firstFreePort(3000, host);
  const port = Number(wanted);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new CommandError(`PORT is "${wanted}"; it must be a number from 1 to 65535.`);
  }
  if (await isFree(port, host)) return port;
  throw new CommandError(
    `Port ${port} cannot be used; another program listens on it. Stop that program, or set PORT to another number.`,
  );
}
