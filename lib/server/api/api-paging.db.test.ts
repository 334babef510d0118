import { getServerSession } from "next-auth";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { askApiAs } from "@/lib/server/testing/ask-api";
import { makeComparedStudy } from "@/lib/server/testing/compared-study";
import { type Person, storePeople } from "@/lib/server/testing/finished-people";

vi.mock("next-auth", () => ({ getServerSession: vi.fn() }));
vi.mock("next/server", () => ({ connection: async () => {} }));

let study: BuiltStudy;
let ask: Awaited<ReturnType<typeof askApiAs>>;

beforeEach(async () => {
  vi.mocked(getServerSession).mockResolvedValue(null);
  study = await makeComparedStudy();
  ask = await askApiAs(study);
});

const more: Person[] = [
  {
    given: [
      [1, "CF", 1, 1],
      [2, "MT", 2, 2],
    ],
  },
];

interface Rating {
  trial_id: string;
  construct: string;
}
const nameOf = (row: Rating) => `${row.trial_id}/${row.construct}`;

/** Every rating, page by page; `between` happens after each page. */
async function walk(limit: number, between: (page: number) => Promise<void> = async () => {}) {
  const names: string[] = [];
  let address: string | null = `ratings?limit=${limit}`;
  let cursor = "";
  for (let page = 1; address; page++) {
    const { body } = await ask(address);
    expect(body.items.length).toBeLessThanOrEqual(limit);
    names.push(...body.items.map(nameOf));
    await between(page);
    address = body.next;
    cursor = body.cursor;
  }
  return { names, cursor };
}

describe("The pages of ratings", () => {
  it.each([1, 2, 3, 7, 24, 100])("hold each once, %i at a time", async (limit) => {
    const { names } = await walk(limit);
    expect(names).toHaveLength(24);
    expect(new Set(names).size).toBe(24);
  });

  it("neither repeat nor lose one that is stored meanwhile", async () => {
    const { names } = await walk(5, async (page) => {
      if (page < 3) await storePeople(study, more, 5 + page);
    });
    expect(names).toHaveLength(24 + 8);
    expect(new Set(names).size).toBe(24 + 8);
  });

  it("go on from the last cursor with what came since", async () => {
    const { cursor } = await walk(10);
    expect((await ask(`ratings?cursor=${cursor}`)).body).toEqual({
      items: [],
      next: null,
      cursor,
    });
    await storePeople(study, more, 6);
    const { body } = await ask(`ratings?cursor=${cursor}`);
    expect(body.items).toHaveLength(4);
  });

  it("wait for a transaction that began earlier and ends later", async () => {
    const { cursor } = await walk(100);
    let during: unknown[] = [];
    await db().$transaction(async (tx) => {
      // It has its number from here on.
      await tx.$queryRaw`SELECT pg_current_xact_id()::text`;
      await storePeople(study, more, 6);
      during = (await ask(`ratings?cursor=${cursor}`)).body.items;
    });
    expect(during).toEqual([]);
    expect((await ask(`ratings?cursor=${cursor}`)).body.items).toHaveLength(4);
  });
});

describe("The pages of participants", () => {
  it("follow the order of arrival, whoever comes meanwhile", async () => {
    const first = (await ask("participants?limit=3")).body;
    await storePeople(study, more, 6);
    const second = (await ask(first.next)).body;
    const ordinals = [...first.items, ...second.items].map(({ ordinal }) => ordinal);
    expect(ordinals).toEqual([1, 2, 3, 4, 5, 6]);
    expect(second.next).toBeNull();
  });
});
