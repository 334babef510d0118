import { describe, expect, it, vi } from "vitest";
import type { PilotFillingInput } from "@/lib/schemas/pilot/pilot-filling";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { changeStatus } from "@/lib/server/lifecycle/change-status";
import { restartPilot } from "@/lib/server/lifecycle/restart-pilot";
import { verifyAssignment } from "@/lib/server/participation/assignment/verify-assignment";
import { identifyArrival } from "@/lib/server/recruitment/identify-arrival";
import { db } from "@/lib/server/shared/db";
import { callParticipantRoute } from "@/lib/server/testing/call-participant-route";
import { makeAccess } from "@/lib/server/testing/made-study";
import { makeSmallStudy, takenStudy, takePart } from "@/lib/server/testing/small-study";
import { countEnded, type FillingProgress } from "@/lib/views/pilot/pilot-filling";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { fillPilot } from "./fill-pilot";
import { HttpParticipant } from "./http-participant";
import { issueSimulatedPerson } from "./simulated-token";

vi.mock("next/headers", async () => import("@/lib/server/testing/request-cookies"));

const INPUT: PilotFillingInput = {
  people: 6,
  competence: 100,
  oddsRatio: 1.5,
  secondsPerTrial: 20,
  dropOut: 0,
  straightLining: 0,
};

async function fill(access: StudyAccess, change: Partial<PilotFillingInput> = {}) {
  const seen: FillingProgress[] = [];
  const connect = () => ({ send: callParticipantRoute });
  for await (const progress of fillPilot(access, { ...INPUT, ...change }, connect)) {
    seen.push(progress);
  }
  return seen;
}

async function inPilot(protocol = {}) {
  const study = await makeSmallStudy({
    status: "PILOT",
    questionCount: 24,
    protocol: { ...DEMO_PROTOCOL, ...protocol },
  });
  return { study, access: await makeAccess(study) };
}

const peopleOf = (studyId: string) =>
  db().participant.findMany({ where: { studyId }, orderBy: { ordinal: "asc" } });

describe("Filling a pilot", () => {
  it("brings simulated participants through the whole study, by the participants' own addresses", async () => {
    const { study, access } = await inPilot();
    const seen = await fill(access);
    expect(seen.at(-1)).toMatchObject({ of: 6, completed: 6, failed: 0, problem: null });
    expect(seen.map(countEnded)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    const people = await peopleOf(study.id);
    expect(people.map(({ source }) => source)).toEqual(Array(6).fill("SIMULATED"));
    expect(people.map(({ status }) => status)).toEqual(Array(6).fill("COMPLETED"));
    expect(await db().response.count({ where: { studyId: study.id } })).toBe(72);
    expect(await verifyAssignment(study.slug)).toMatchObject({ kind: "reproduced" });
    const [entry] = await db().auditEntry.findMany({ where: { studyId: study.id } });
    expect(entry).toMatchObject({ action: "fill-pilot", detail: { people: 6, dropOut: 0 } });
  });

  it("has as many stop early as is set, and turns away who misunderstands", async () => {
    const comprehension = {
      questions: [{ key: "k", question: "What?", options: ["a", "b", "c", "d"], right: 0 }],
      tries: 2,
    };
    const { study, access } = await inPilot({ comprehension });
    const all = await fill(access, { dropOut: 100 });
    expect(all.at(-1)).toMatchObject({ stopped: 6, completed: 0, failed: 0 });
    const lost = await fill(access, { people: 8, competence: 0 });
    const { turnedAway = 0 } = lost.at(-1) ?? {};
    expect(turnedAway).toBeGreaterThan(0);
    expect(
      await db().participant.count({ where: { studyId: study.id, status: "SCREENED_OUT" } }),
    ).toBe(turnedAway);
  });

  it("stops when it is left, and keeps what has come in", async () => {
    const { study, access } = await inPilot();
    const connect = () => ({ send: callParticipantRoute });
    for await (const progress of fillPilot(access, { ...INPUT, people: 50 }, connect)) {
      if (countEnded(progress) === 1) break;
    }
    const people = await peopleOf(study.id);
    expect(people.length).toBeLessThan(10);
    expect(people.some(({ status }) => status === "COMPLETED")).toBe(true);
  });

  it("is refused to a study that is in no pilot", async () => {
    for (const status of ["DRAFT", "OPEN", "CLOSED"] as const) {
      const access = await makeAccess(await makeSmallStudy({ status }));
      await expect(fill(access)).rejects.toMatchObject({ code: "study-not-open" });
    }
  });

  it("can be taken back: the pilot begins anew, with nobody in it", async () => {
    const { study, access } = await inPilot();
    await fill(access, { people: 2 });
    expect(await restartPilot(access)).toEqual({ discarded: 2 });
    expect(await peopleOf(study.id)).toEqual([]);
    await takePart(await takenStudy(study), "p1");
    expect(await peopleOf(study.id)).toMatchObject([{ ordinal: 1, source: "PROLIFIC" }]);
    await changeStatus(access, {
      action: "open",
      hash: (await db().protocolVersion.findFirstOrThrow({ where: { studyId: study.id } })).hash,
      confirmed: true,
    });
    await expect(restartPilot(access)).rejects.toMatchObject({ code: "study-not-open" });
  });
});

describe("A consent", () => {
  it("to a try-out is none to the study that has begun meanwhile", async () => {
    const { study, access } = await inPilot();
    const { hash } = await db().protocolVersion.findFirstOrThrow({ where: { studyId: study.id } });
    const query = { PROLIFIC_PID: "5f1c2d3e4b5a69788796a5b4", STUDY_ID: "s1", SESSION_ID: "e1" };
    const person = new HttpParticipant(study.slug, query);
    const connection = { send: callParticipantRoute };
    await changeStatus(access, { action: "open", hash, confirmed: true });
    await expect(person.consent(connection, 2, true)).rejects.toMatchObject({
      reply: { status: 409 },
    });
    expect(await peopleOf(study.id)).toEqual([]);
    await person.consent(connection, 2, false);
    expect(await peopleOf(study.id)).toMatchObject([{ source: "PROLIFIC", ordinal: 1 }]);
  });
});

describe("The link of a simulated person", () => {
  it("names them in their pilot alone", async () => {
    const { study } = await inPilot();
    const taken = await takenStudy(study);
    const simulated = issueSimulatedPerson(taken, "0123abcd-1");
    expect(await identifyArrival(taken, { simulated })).toMatchObject({
      kind: "person",
      source: "SIMULATED",
      externalId: "0123abcd-1",
    });
    const other = await takenStudy((await inPilot()).study);
    for (const [where, token] of [
      [{ ...taken, status: "OPEN" as const }, simulated],
      [{ ...taken, discardedPilots: 1 }, simulated],
      [other, simulated],
      [taken, simulated.replace("-1.", "-2.")],
      [taken, "0123abcd-1."],
    ] as const) {
      expect(await identifyArrival(where, { simulated: token })).not.toMatchObject({
        source: "SIMULATED",
      });
    }
  });
});
