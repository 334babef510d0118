import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { NOBODY } from "@/lib/server/accounts/asker";
import { db } from "@/lib/server/shared/db";
import { authOptions, type SignInOutcome } from "./auth-options";
import { checkPassword } from "./check-password";
import { makePasswordQueue } from "./password-queue";
import { hashPassword } from "./passwords";

const RIGHT = "the right password";
let passwordHash: string;
let email: string;
let address: string;

beforeAll(async () => {
  passwordHash = await hashPassword(RIGHT);
});

beforeEach(async () => {
  email = `${crypto.randomUUID()}@example.org`;
  address = crypto.randomUUID();
  await db().user.create({ data: { email, passwordHash } });
});

const wrong = (who = email) => checkPassword(who, "a wrong password", address);
const inOrder = async (times: number, ask: () => ReturnType<typeof wrong>) => {
  const kinds: string[] = [];
  for (let time = 0; time < times; time++) kinds.push((await ask()).kind);
  return kinds;
};

/** As if all that was counted had happened so long before; or, so that no machine is too slow, later. */
async function passes(seconds: number): Promise<void> {
  await db().$executeRaw`
    UPDATE sign_in_failure SET last_at = last_at - make_interval(secs => ${seconds}::int)`;
}

describe("A password", () => {
  it("lets its account in, and no other does", async () => {
    expect(await checkPassword(email, RIGHT, address)).toMatchObject({ kind: "right", email });
    expect(await wrong()).toEqual({ kind: "wrong" });
    expect(await checkPassword("nobody@example.org", RIGHT, address)).toEqual({ kind: "wrong" });
  });

  it("opens nothing where the account has none", async () => {
    await db().user.update({ where: { email }, data: { passwordHash: null } });
    expect(await checkPassword(email, RIGHT, address)).toEqual({ kind: "wrong" });
  });

  it("is not looked at after five wrong ones, until the wait is over", async () => {
    expect(await inOrder(5, wrong)).toEqual(Array(5).fill("wrong"));
    await passes(-60);
    expect(await checkPassword(email, RIGHT, address)).toMatchObject({ kind: "wait" });
    await passes(120);
    expect(await checkPassword(email, RIGHT, address)).toMatchObject({ kind: "right" });
    // What was wrong before is forgiven.
    expect(await inOrder(5, wrong)).toEqual(Array(5).fill("wrong"));
  });

  it("is waited for longer after each wrong one", async () => {
    await inOrder(5, wrong);
    const waits: number[] = [];
    for (let time = 0; time < 4; time++) {
      await passes(-3600);
      const check = await wrong();
      if (check.kind === "wait") waits.push(Math.round(check.waitMs / 5000));
      await passes(3600 + 600);
      await wrong();
    }
    expect(waits).toHaveLength(4);
    for (const [index, wait] of waits.entries()) {
      if (index > 0) expect(wait).toBeGreaterThan(waits[index - 1]!);
    }
  });

  it("is waited for alike where there is no such account", async () => {
    const nobody = `${crypto.randomUUID()}@example.org`;
    for (const who of [nobody, email]) {
      expect(await inOrder(5, () => wrong(who))).toEqual(Array(5).fill("wrong"));
      await passes(-60);
      expect(await wrong(who)).toMatchObject({ kind: "wait" });
    }
  });

  it("is tried about five times by fifty at the same moment", async () => {
    const checks = await Promise.all(Array.from({ length: 50 }, () => wrong()));
    const tried = checks.filter(({ kind }) => kind === "wrong").length;
    expect(tried).toBeGreaterThanOrEqual(5);
    // A machine that takes longer than a wait over all of them may let one more through.
    expect(tried).toBeLessThan(10);
  });

  it("is waited for by an address that tries many accounts, and by no other address", async () => {
    const kinds = await inOrder(20, () => wrong(`${crypto.randomUUID()}@example.org`));
    expect(kinds).toEqual(Array(20).fill("wrong"));
    await passes(-60);
    expect(await checkPassword(email, RIGHT, address)).toMatchObject({ kind: "wait" });
    expect(await checkPassword(email, RIGHT, "elsewhere")).toMatchObject({ kind: "right" });
  });

  it("is not counted as wrong when too many wait for theirs, and that is no wrong password", async () => {
    const kept = globalThis as unknown as { groundedPasswordQueue?: unknown };
    kept.groundedPasswordQueue = makePasswordQueue(1, 0);
    try {
      for (let time = 0; time < 30; time++) {
        await expect(wrong()).rejects.toMatchObject({ code: "unavailable" });
      }
      const outcome: SignInOutcome = {};
      const [byPassword] = authOptions({ ...NOBODY, address }, outcome).providers;
      const { authorize } = byPassword!.options as { authorize(typed: object): Promise<unknown> };
      await expect(authorize({ email, password: RIGHT })).rejects.toThrow();
      expect(outcome.refusal).toMatchObject({ status: 503, retryAfter: expect.any(Number) });
    } finally {
      delete kept.groundedPasswordQueue;
    }
    expect(await checkPassword(email, RIGHT, address)).toMatchObject({ kind: "right" });
  });

  it("leaves no address of anybody where wrong ones are counted", async () => {
    await wrong();
    const rows = await db().signInFailure.findMany();
    expect(JSON.stringify(rows)).not.toContain(email);
    expect(JSON.stringify(rows)).not.toContain(address);
  });
});
