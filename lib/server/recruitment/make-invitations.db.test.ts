import { describe, expect, it } from "vitest";
import { readTable } from "@/lib/importers/read-table";
import { invitationsSchema } from "@/lib/schemas/recruitment/invitations";
import { enrolParticipant } from "@/lib/server/participation/enrol-participant";
import { db } from "@/lib/server/shared/db";
import { makeAccess } from "@/lib/server/testing/made-study";
import { makeSmallStudy, takenStudy } from "@/lib/server/testing/small-study";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { identifyArrival } from "./identify-arrival";
import { makeInvitations } from "./make-invitations";

const DAY_MS = 24 * 3_600_000;

async function inviting(change: Parameters<typeof makeSmallStudy>[0] = {}) {
  const study = await makeSmallStudy(change);
  return { study, access: await makeAccess(study) };
}

async function make(access: Awaited<ReturnType<typeof makeAccess>>, count: number, days = 14) {
  let text = "";
  for await (const piece of makeInvitations(access, { count, days })) {
    text += Buffer.from(piece).toString("utf8");
  }
  const { rows, problems } = readTable(text, {
    required: ["number", "link", "expires_at"],
    optional: [],
  });
  expect(problems).toEqual([]);
  return rows.map(({ cell }) => ({
    number: Number(cell("number")),
    invitation: new URL(cell("link")).searchParams.get("invitation") ?? "",
    link: cell("link"),
    expiresAt: new Date(cell("expires_at")),
  }));
}

describe("Invitations", () => {
  it("are numbered, lead to the study, and run out when they say", async () => {
    const { study, access } = await inviting();
    const made = await make(access, 3);
    expect(made.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(made[0]?.link).toMatch(`http://localhost:3000/take/${study.slug}?invitation=1.`);
    const left = (made[0]?.expiresAt.getTime() ?? 0) - Date.now();
    expect(Math.abs(left - 14 * DAY_MS)).toBeLessThan(60_000);
    for (const { invitation, number } of made) {
      expect(await identifyArrival(await takenStudy(study), { invitation })).toMatchObject({
        source: "INVITATION",
        externalId: String(number),
      });
    }
  });

  it("are for one person each: a second one who follows the link is taken for the first", async () => {
    const { study, access } = await inviting();
    const taken = await takenStudy(study);
    const [{ invitation } = { invitation: "" }, other] = await make(access, 2);
    const enrol = async (query: { invitation: string }) => {
      const arrival = await identifyArrival(taken, query);
      if (arrival.kind !== "person") throw new Error(`${arrival.kind} is no person.`);
      return enrolParticipant(taken, { ...arrival, deviceHash: null });
    };
    const ids = await Promise.all(Array.from({ length: 4 }, () => enrol({ invitation })));
    expect(new Set(ids).size).toBe(1);
    expect(await enrol({ invitation: other?.invitation ?? "" })).not.toBe(ids[0]);
    expect(await db().participant.count({ where: { studyId: study.id } })).toBe(2);
  });

  it("never share a number, also when two people make them at once", async () => {
    const { access } = await inviting();
    const batches = await Promise.all([make(access, 5), make(access, 7), make(access, 1)]);
    const numbers = batches.flat().map(({ number }) => number);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 13 }, (_, i) => i + 1));
  });

  it("are noted: who made which, and that the file was taken", async () => {
    const { access } = await inviting();
    const [made] = await make(access, 2);
    const { studyId, userId } = access;
    const entries = await db().auditEntry.findMany({ where: { studyId } });
    expect(entries).toMatchObject([
      { userId, action: "make-invitations", detail: { first: 1, last: 2 } },
      { userId, action: "export", detail: { file: "invitations.csv", rows: 2 } },
    ]);
    expect(await db().exportRecord.findMany({ where: { studyId } })).toMatchObject([
      { userId, file: "invitations.csv", rows: 2 },
    ]);
    expect(JSON.stringify(entries)).not.toContain(made?.invitation);
  });

  it("can be ten thousand at once", async () => {
    const { access } = await inviting();
    const made = await make(access, 10_000);
    expect(new Set(made.map(({ invitation }) => invitation)).size).toBe(10_000);
  });

  it("are not made for a study that is not open, or takes nobody by them", async () => {
    const recruitment = { ...DEMO_PROTOCOL.recruitment, invitations: false };
    const without = await inviting({ protocol: { ...DEMO_PROTOCOL, recruitment } });
    await expect(make(without.access, 1)).rejects.toMatchObject({ code: "not-acceptable" });
    const closed = await inviting({ status: "CLOSED" });
    await expect(make(closed.access, 1)).rejects.toMatchObject({ code: "study-not-open" });
    const { lastInvitation } = await db().studyArrivals.findUniqueOrThrow({
      where: { studyId: closed.study.id },
    });
    expect(lastInvitation).toBe(0);
  });

  it.each([
    { count: "0", days: "1" },
    { count: "10001", days: "1" },
    { count: "1e3", days: "1" },
    { count: "", days: "1" },
    { count: "5", days: "366" },
    { count: "5" },
  ])("are refused in no number, or for no time: %o", (given) => {
    expect(invitationsSchema.safeParse(given).success).toBe(false);
  });
});
