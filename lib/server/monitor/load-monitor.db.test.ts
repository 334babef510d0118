import { describe, expect, it } from "vitest";
import { decideExclusion } from "@/lib/server/participants/decide-exclusion";
import type { ParticipantSource } from "@/lib/server/prisma-client/enums";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { storeFlagged } from "@/lib/server/testing/flagged-people";
import { explanationOf, makeAccess, makeStudy } from "@/lib/server/testing/made-study";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { listCells } from "./list-cells";
import { loadMonitor } from "./load-monitor";

const HOUR = 3_600_000;
const from = (hours: number) => new Date(Date.now() + hours * HOUR);

interface Person {
  ordinal: number;
  source?: ParticipantSource;
  completed?: boolean;
  consentedAt?: Date | null;
  completedAt?: Date | null;
  reservedUntil?: Date | null;
  /** Explanations as [question, method], and whether they are answered. */
  trials?: [number, string, boolean][];
}

async function take(study: BuiltStudy, person: Person): Promise<void> {
  const { ordinal, source = "PROLIFIC", completed = false, trials = [], ...times } = person;
  const owner = { studyId: study.id };
  const participant = await db().participant.create({
    data: {
      ...owner,
      ...times,
      ordinal,
      code: `C-${ordinal}`,
      protocolVersionId: study.protocolVersionId,
      source,
      externalIdHash: String(ordinal),
      status: completed ? "COMPLETED" : "ACTIVE",
    },
  });
  for (const [index, [question, method, answered]] of trials.entries()) {
    const trial = await db().trial.create({
      data: {
        ...owner,
        participantId: participant.id,
        explanationId: explanationOf(study, question, method),
        position: index + 1,
      },
    });
    if (!answered) continue;
    await db().$transaction(async (tx) => {
      const trialId = trial.id;
      const { protocolVersionId } = study;
      await tx.response.create({ data: { ...owner, trialId, protocolVersionId } });
      for (const constructId of study.constructIds.values()) {
        await tx.rating.create({ data: { ...owner, trialId, constructId, value: 4 } });
      }
    });
  }
}

describe("loadMonitor", () => {
  it("counts nobody in a study that nobody has come to", async () => {
    const view = await loadMonitor(await makeAccess(await makeStudy()));
    expect(view).toMatchObject({
      status: "DRAFT",
      visits: 0,
      consented: 0,
      active: 0,
      completed: 0,
      dropped: 0,
      responses: { stored: 0, planned: 0 },
      medianDuration: null,
    });
    expect(view.methods).toMatchObject([
      { key: "CF", explanations: 2, fewest: 0, most: 0, farBehind: 0 },
      { key: "MT", explanations: 2, fewest: 0, most: 0, farBehind: 0 },
    ]);
  });

  it("puts everybody whose run goes on, or reached the end, in one of three states", async () => {
    const study = await makeStudy();
    await db().visitCount.create({ data: { studyId: study.id, outcome: "visit", visits: 9 } });
    await take(study, { ordinal: 1, consentedAt: from(-0.1), reservedUntil: from(1) });
    await take(study, { ordinal: 2, consentedAt: from(-2), reservedUntil: from(-1) });
    for (const [ordinal, minutes] of [
      [3, 10],
      [4, 20],
      [5, 60],
    ] as const) {
      const completedAt = from(-1 + minutes / 60);
      await take(study, { ordinal, completed: true, consentedAt: from(-1), completedAt });
    }
    // Whom a file or a simulation says to have completed is nobody who took this long.
    const long = { completed: true, consentedAt: from(-9), completedAt: from(-1) };
    await take(study, { ordinal: 6, source: "IMPORTED", ...long });
    await take(study, { ordinal: 7, source: "IMPORTED" });
    // A simulation's reserved time says nothing: nobody will come back.
    await take(study, { ordinal: 8, source: "SIMULATED", reservedUntil: from(1) });

    const view = await loadMonitor(await makeAccess(study));
    expect(view).toMatchObject({
      visits: 9,
      consented: 8,
      active: 1,
      completed: 4,
      dropped: 3,
      origin: { participants: 8, simulated: 1, imported: 2 },
    });
    expect(view.medianDuration?.runs).toBe(3);
    expect(view.medianDuration?.milliseconds).toBeCloseTo(20 * 60_000, -3);
  });

  it("counts everybody whose run ended otherwise under its own word, and the states add up", async () => {
    const study = await makeStudy();
    const statuses = [
      "FAILED_ATTENTION",
      "SCREENED_OUT",
      "SCREENED_OUT",
      "QUOTA_FULL",
      "TIMED_OUT",
      "WITHDRAWN",
      "ERASED",
      "COMPLETED",
    ] as const;
    for (const [index, status] of statuses.entries()) {
      await storeFlagged(study, { ordinal: index + 1, change: { status } });
    }
    const view = await loadMonitor(await makeAccess(study));
    expect(view.ended).toEqual({
      "failed-attention": 1,
      "screened-out": 2,
      "study-full": 1,
      "timed-out": 1,
      withdrawn: 1,
      erased: 1,
    });
    const ended = Object.values(view.ended).reduce((sum, count) => sum + count, 0);
    expect(view.active + view.completed + view.dropped + ended).toBe(view.consented);
  });

  it("calls who has consented and not yet been given places active within the time limit", async () => {
    const study = await makeStudy({ protocol: { ...DEMO_PROTOCOL, timeLimitMinutes: 30 } });
    const places = { status: "ACTIVE", completedAt: null, reservedUntil: null } as const;
    for (const [ordinal, minutes] of [
      [1, 29],
      [2, 31],
    ] as const) {
      const change = { ...places, consentedAt: from(-minutes / 60) };
      await storeFlagged(study, { ordinal, change });
    }
    expect(await loadMonitor(await makeAccess(study))).toMatchObject({ active: 1, dropped: 1 });
  });

  it("leaves trials that were replaced and never answered out of the plan", async () => {
    const study = await makeStudy();
    await storeFlagged(study, {
      ordinal: 1,
      trials: [{ replaced: true }, { replaced: true, answered: false }, { answered: false }],
    });
    const view = await loadMonitor(await makeAccess(study));
    expect(view.responses).toEqual({ stored: 1, planned: 2 });
  });

  it("counts responses and ratings against the plan, and finds what is far behind", async () => {
    const study = await makeStudy();
    await take(study, {
      ordinal: 1,
      reservedUntil: from(1),
      trials: [
        [1, "CF", true],
        [2, "MT", false],
      ],
    });
    await take(study, {
      ordinal: 2,
      completed: true,
      completedAt: from(0),
      trials: [[1, "CF", true]],
    });
    await take(study, { ordinal: 3, reservedUntil: from(-1), trials: [[2, "CF", false]] });

    const view = await loadMonitor(await makeAccess(study));
    expect(view.responses).toEqual({ stored: 2, planned: 4 });
    expect(view.ratings).toEqual({ stored: 4, planned: 8 });
    // CF 1 is filled twice. MT 2 is reserved, so one behind; CF 2 and MT 1 are free, so two.
    expect(view.methods).toMatchObject([
      { key: "CF", responses: { stored: 2, planned: 3 }, fewest: 0, most: 2, farBehind: 1 },
      { key: "MT", responses: { stored: 0, planned: 1 }, fewest: 0, most: 0, farBehind: 1 },
    ]);
  });

  it("says how far people come, where they stop, and how full explanations are", async () => {
    const study = await makeStudy({ protocol: { ...DEMO_PROTOCOL, targetParticipants: 10 } });
    await db().visitCount.create({ data: { studyId: study.id, outcome: "visit", visits: 6 } });
    const left = { status: "WITHDRAWN", completedAt: null, aboutYouAt: from(-1) } as const;
    await storeFlagged(study, { ordinal: 1, trials: [{}, {}] });
    await storeFlagged(study, {
      ordinal: 2,
      trials: [{}, { answered: false }],
      change: { ...left, instructedAt: from(-1), recruiterStatus: "APPROVED" },
    });
    await storeFlagged(study, { ordinal: 3, change: left });
    await storeFlagged(study, { ordinal: 4, change: { status: "ERASED" } });
    const access = await makeAccess(study);
    await decideExclusion(access, 2, { action: "EXCLUDE", reason: "A test run." });

    const view = await loadMonitor(access);
    expect(view.funnel.map(({ name, reached, stopped }) => [name, reached, stopped])).toEqual([
      ["Opened the link", 5, 2],
      ["Consented", 3, 0],
      ["Told about themselves", 3, 1],
      ["Read the instructions", 2, 0],
      ["Rated explanation 1", 2, 1],
      ["Reached the end", 1, null],
    ]);
    expect(view.levels).toEqual([
      { responses: 0, explanations: [1, 1] },
      { responses: 1, explanations: [0, 1] },
      { responses: 2, explanations: [1, 0] },
    ]);
    expect(view.pace).toEqual({ of: "participants", target: 10, done: 1, lastDay: 1 });
    expect(view.aim).toBe((10 * DEMO_PROTOCOL.explanationsPerMethod) / 2);
    expect([view.excluded, view.mismatches]).toEqual([1, 1]);
  });

  it("says of every explanation how often it was rated, question by question", async () => {
    const study = await makeStudy();
    await storeFlagged(study, { ordinal: 1, trials: [{}, {}] });
    const access = await makeAccess(study);
    const { cells, levels } = await loadMonitor(access);
    const { items, methods } = await listCells(access, {});
    expect(cells).toEqual(items);
    expect(methods.map(({ key }) => key)).toEqual(["CF", "MT"]);
    const counts = items.flatMap((row) => row.cells.map((cell) => cell?.responses));
    expect(counts.toSorted()).toEqual(
      levels.flatMap(({ responses, explanations }) =>
        Array(explanations.reduce((sum, count) => sum + count, 0)).fill(responses),
      ),
    );
    expect(items[0]?.cells[0]).toMatchObject({ explanations: 1, retired: 0 });
  });

  it("expects the finish by responses where the protocol wants ratings of each explanation alone", async () => {
    const protocol = {
      ...DEMO_PROTOCOL,
      assignment: { kind: "least-filled" as const, ratingsPerExplanation: 1 },
      targetParticipants: null,
    };
    const study = await makeStudy({ protocol });
    await take(study, {
      ordinal: 1,
      completed: true,
      completedAt: from(0),
      trials: [
        [1, "CF", true],
        [2, "MT", true],
      ],
    });
    // Beyond what is aimed at, and a simulation's.
    await take(study, { ordinal: 2, source: "SIMULATED", trials: [[1, "CF", true]] });
    const { pace } = await loadMonitor(await makeAccess(study));
    expect(pace).toEqual({ of: "responses", target: 4, done: 2, lastDay: 2 });
  });

  it("takes what people took for their pay, simulated ones aside", async () => {
    const reward = { amount: 2, currency: "EUR" };
    const study = await makeStudy({ protocol: { ...DEMO_PROTOCOL, reward } });
    for (const [ordinal, minutes] of [
      [1, 10],
      [2, 20],
      [3, 30],
    ] as const) {
      const completedAt = from(-1 + minutes / 60);
      await take(study, { ordinal, completed: true, consentedAt: from(-1), completedAt });
    }
    const simulated = { source: "SIMULATED", completed: true, consentedAt: from(-9) } as const;
    await take(study, { ordinal: 4, ...simulated, completedAt: from(0) });
    const { pay } = await loadMonitor(await makeAccess(study));
    expect(pay).toMatchObject({ reward, runs: 3 });
    expect(pay?.medianMs).toBeCloseTo(20 * 60_000, -3);
    expect(pay?.slowMs).toBeCloseTo(28 * 60_000, -3);
  });

  it("sees nothing of another study", async () => {
    const [mine, other] = [await makeStudy(), await makeStudy()];
    await take(other, { ordinal: 1, trials: [[1, "CF", true]] });
    const view = await loadMonitor(await makeAccess(mine));
    expect([view.consented, view.responses.planned]).toEqual([0, 0]);
  });
});
