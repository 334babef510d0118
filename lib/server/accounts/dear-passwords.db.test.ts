import { beforeEach, describe, expect, it, vi } from "vitest";
import { POST as acceptByPassword } from "@/app/api/invitations/[token]/account/route";
import { POST as setByLink } from "@/app/api/password-links/[token]/password/route";
import * as passwords from "./sign-in/passwords";

vi.mock("./sign-in/passwords", { spy: true });

let address: string;

beforeEach(() => {
  vi.mocked(passwords.hashPassword).mockClear();
  address = `192.0.2.${crypto.randomUUID()}`;
});

const BODY = JSON.stringify({ name: "Nobody", password: "a long password of nobody" });
const ask = (post: typeof acceptByPassword, body = BODY) =>
  post(
    new Request("http://localhost:3000/", {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": address },
      body,
    }),
    { params: Promise.resolve({ token: "nonsense" }) },
  );

describe.each([
  ["an invitation", acceptByPassword],
  ["a password link", setByLink],
])("A made-up token of %s", (_, post) => {
  it("computes no hash", async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, () => ask(post)));
    expect(replies.map(({ status }) => status)).toEqual(Array(20).fill(410));
    expect((await ask(post, "{}")).status).toBe(400);
    expect(passwords.hashPassword).not.toHaveBeenCalled();
  });

  it("is tried only so often from one address, and that is said", async () => {
    let reply = await ask(post);
    // Two windows at the most.
    for (let asked = 1; asked < 125 && reply.status === 410; asked++) reply = await ask(post);
    expect(reply.status).toBe(429);
    expect(Number(reply.headers.get("retry-after"))).toBeGreaterThan(0);
    address = `198.51.100.${crypto.randomUUID()}`;
    expect((await ask(post)).status).toBe(410);
  });
});
