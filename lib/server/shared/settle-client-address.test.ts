import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, vi } from "vitest";

/** What a handler reads of who asks, in a process with this setting. */
async function askWith(setting: string, forwarded: string): Promise<unknown> {
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", "postgresql://nobody@127.0.0.1/nothing");
  vi.stubEnv("NEXTAUTH_SECRET", "a secret for tests, long enough to be one");
  vi.stubEnv("NEXTAUTH_URL", "http://localhost:3000");
  vi.stubEnv("TRUSTED_PROXY", setting);
  Reflect.deleteProperty(globalThis, "groundedSettlesAddresses");
  const { settleClientAddresses } = await import("./settle-client-address");
  settleClientAddresses();
  const server = createServer((request, response) => {
    response.end(JSON.stringify(request.headers["x-forwarded-for"] ?? null));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  try {
    const { port } = server.address() as AddressInfo;
    const reply = await fetch(`http://127.0.0.1:${port}/`, {
      headers: { "x-forwarded-for": forwarded },
    });
    return await reply.json();
  } finally {
    server.close();
    vi.unstubAllEnvs();
  }
}

it("A forged X-Forwarded-For changes nobody's address", async () => {
  expect(await askWith("", "192.0.2.1")).toBe("127.0.0.1");
});
