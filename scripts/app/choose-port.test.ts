import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { choosePort } from "./choose-port.mjs";
import { anyFreePort, firstFreePort } from "./free-port.mjs";

let other: Server;
let taken: number;
beforeEach(async () => {
  other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  taken = (other.address() as { port: number }).port;
});
afterEach(() => other.close());

describe("The port", () => {
  it("is the first free one, past what other programs use", async () => {
    expect(await firstFreePort(taken)).toBeGreaterThan(taken);
  });

  it("is the one that PORT names when that is free", async () => {
    const port = await anyFreePort();
    expect(await choosePort(String(port))).toBe(port);
  });

  it("is refused by name when another program listens on it", async () => {
    await expect(choosePort(String(taken))).rejects.toThrow(`Port ${taken} cannot be used`);
  });

  it.each(["abc", "0", "65536", "80.5"])("cannot be %s", async (value) => {
    await expect(choosePort(value)).rejects.toThrow("must be a number from 1 to 65535");
  });
});
