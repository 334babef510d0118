import { beforeEach, describe, expect, it, vi } from "vitest";
import { makeSmallStudy } from "@/lib/server/testing/small-study";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { checkCookie } from "./check-cookie";
import { consentToStudy } from "./consent-to-study";
import { isFramedPath } from "./is-framed";
import { rememberLanguage } from "./page-language";

interface Cookie {
  value: string;
  sameSite: string;
  secure: boolean;
  httpOnly: boolean;
  partitioned?: boolean;
}

const jar = vi.hoisted(() => new Map<string, Cookie>());

vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => jar.get(name),
    getAll: () => [...jar].map(([name, cookie]) => ({ name, ...cookie })),
    set: (name: string, value: string, options: Cookie) => jar.set(name, { ...options, value }),
  }),
  headers: async () => new Headers(),
}));

beforeEach(() => jar.clear());

const ends = { completed: { code: null, returnUrl: null } };
const study = (mturk: { ends: typeof ends } | null) =>
  makeSmallStudy({
    protocol: {
      ...DEMO_PROTOCOL,
      recruitment: { ...DEMO_PROTOCOL.recruitment, openLink: true, mturk },
    },
  });

/** Every cookie that a participant is given: the participant's own, the device's, the language's. */
async function givenAt(slug: string): Promise<Cookie[]> {
  const consents = DEMO_PROTOCOL.consents.map((): true => true);
  await consentToStudy(slug, { query: {}, consents, visit: crypto.randomUUID() });
  await rememberLanguage(slug, "de");
  await checkCookie(slug);
  return [...jar.values()];
}

describe("The cookies of a participant", () => {
  it("are sent in MTurk's frame where the study recruits there, in a jar of its own", async () => {
    const { slug } = await study({ ends });
    const given = await givenAt(slug);
    expect(given).toHaveLength(4);
    for (const cookie of given) {
      expect(cookie).toMatchObject({
        sameSite: "none",
        secure: true,
        partitioned: true,
        httpOnly: true,
      });
    }
    expect(await isFramedPath(`/take/${slug}/rate`)).toBe(true);
  });

  it("are sent in no frame anywhere else", async () => {
    const { slug } = await study(null);
    const given = await givenAt(slug);
    expect(given).toHaveLength(4);
    for (const cookie of given) {
      expect(cookie).toMatchObject({ sameSite: "lax", httpOnly: true });
      expect(cookie.partitioned).toBeUndefined();
    }
    expect(await isFramedPath(`/take/${slug}`)).toBe(false);
    expect(await isFramedPath("/take/nothing-like-it")).toBe(false);
    expect(await isFramedPath("/studies/x")).toBe(false);
  });

  it("are found to come back once one has", async () => {
    const { slug } = await study({ ends });
    expect(await checkCookie(slug)).toBe(false);
    expect(await checkCookie(slug)).toBe(true);
    jar.clear();
    expect(await checkCookie(slug)).toBe(false);
    await expect(checkCookie("nothing-like-it")).rejects.toMatchObject({ code: "not-found" });
  });
});
