import { describe, expect, it } from "vitest";
import { connectionAddress, readTrustedProxy } from "./trusted-proxy";

const ask = (peer: string, forwarded: string | undefined, setting: string | undefined) =>
  connectionAddress(
    { headers: { "x-forwarded-for": forwarded }, socket: { remoteAddress: peer } },
    readTrustedProxy(setting),
  );

describe("The address of who asks", () => {
  it.each([
    ["is the connection's where no proxy is trusted", "203.0.113.9", "192.0.2.1", undefined],
    ["is the connection's where another one is", "203.0.113.9", "192.0.2.1", "10.0.0.0/8"],
    ["is the connection's where the proxy says nothing", "203.0.113.9", undefined, "203.0.113.9"],
    ["is written as IPv4 where the socket maps it", "::ffff:203.0.113.9", undefined, undefined],
  ])("%s", (_, peer, forwarded, setting) => {
    expect(ask(peer, forwarded, setting)).toBe("203.0.113.9");
  });

  it("is what a trusted proxy says, and nothing that was said before it", () => {
    expect(ask("127.0.0.1", "198.51.100.7, 192.0.2.1", "loopback")).toBe("192.0.2.1");
    expect(ask("10.1.2.3", "198.51.100.7, 192.0.2.1, 10.9.9.9", "10.0.0.0/8, ::1")).toBe(
      "192.0.2.1",
    );
    expect(ask("::1", "2001:db8::1", "::1")).toBe("2001:db8::1");
  });

  it("is the proxy's own where it says nonsense", () => {
    expect(ask("127.0.0.1", "unknown", "127.0.0.1")).toBe("127.0.0.1");
  });
});

it.each(["10.0.0.0/99", "proxy.example", "127.0.0.1 10.0.0.1"])("%s is no setting", (setting) => {
  expect(() => readTrustedProxy(setting)).toThrow("TRUSTED_PROXY");
});
