import { describe, expect, it } from "vitest";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { findTakenStudy } from "@/lib/server/participation/find-taken-study";
import { db } from "@/lib/server/shared/db";
import { openStudy } from "@/lib/server/study-builder/change-study-status";
import { hashDocument } from "@/lib/server/study-builder/hash-document";
import { makeAccess } from "@/lib/server/testing/made-study";
import { ownerDb } from "@/lib/server/testing/owner-db";
import { makeSmallStudy } from "@/lib/server/testing/small-study";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { listProtocolVersions, loadProtocolVersion } from "./load-versions";
import { openProtocol } from "./open-protocol";
import { saveProtocol } from "./save-protocol";

const DEMO_HASH = hashDocument(DEMO_PROTOCOL);

async function makeAccessTo(
  given: Parameters<typeof makeSmallStudy>[0],
): Promise<StudyAccess & { versionId: string }> {
  const study = await makeSmallStudy(given);
  return { ...(await makeAccess(study)), versionId: study.protocolVersionId };
}

const save = (access: StudyAccess, change: Partial<Protocol>, basedOn = DEMO_HASH) =>
  saveProtocol(access, { basedOn, document: { ...DEMO_PROTOCOL, ...change } });

/** All that an opening could change. */
async function stored({ studyId }: StudyAccess) {
  return {
    study: await db().study.findUnique({ where: { id: studyId } }),
    versions: await db().protocolVersion.findMany({
      where: { studyId },
      orderBy: { number: "asc" },
    }),
    constructs: await db().construct.findMany({ where: { studyId }, orderBy: { position: "asc" } }),
    audit: await db().auditEntry.findMany({ where: { studyId, action: "open-protocol" } }),
  };
}

function makeParticipant({ studyId }: StudyAccess, protocolVersionId: string) {
  return db().participant.create({
    data: {
      studyId,
      ordinal: 1,
      code: "BCDF-GHJK",
      protocolVersionId,
      source: "OPEN_LINK",
      externalIdHash: crypto.randomUUID(),
    },
  });
}

describe("saving a protocol", () => {
  it("of a study that has not opened changes its version 1, and its constructs with it", async () => {
    const access = await makeAccessTo({ status: "DRAFT" });
    const constructs = [
      { key: "Trust", statement: "I trust the explanation." },
      { key: "Plausibility", statement: "It is plausible." },
    ];
    const scale = ["no", "rather no", "rather yes", "yes"];
    const saved = await save(access, { constructs, scale });
    expect(saved.number).toBe(1);
    const now = await stored(access);
    expect(now.versions).toHaveLength(1);
    expect(now.versions[0]).toMatchObject({ hash: saved.hash, openedAt: null });
    expect(now.constructs).toMatchObject([
      { key: "Trust", position: 1, points: 4, statement: "I trust the explanation." },
      { key: "Plausibility", position: 2, points: 4, statement: "It is plausible." },
    ]);
    await db().$transaction((tx) => openStudy(tx, access.studyId));
  });

  it("of an open study makes the draft of the next version, once", async () => {
    const access = await makeAccessTo({});
    const first = await save(access, { title: "Second" });
    expect(first.number).toBe(2);
    const second = await save(access, { title: "Second, better" }, first.hash);
    expect(second.number).toBe(2);
    expect(
      (await listProtocolVersions(access)).map(({ number, openedAt }) => [
        number,
        openedAt !== null,
      ]),
    ).toEqual([
      [2, false],
      [1, true],
    ]);
    expect((await loadProtocolVersion(access, 1))?.title).toBe(DEMO_PROTOCOL.title);
    expect((await loadProtocolVersion(access, 2))?.title).toBe("Second, better");
  });

  it("is refused when somebody else saved meanwhile, and keeps what they saved", async () => {
    const access = await makeAccessTo({});
    await save(access, { title: "Theirs" });
    await expect(save(access, { title: "Ours" })).rejects.toMatchObject({
      code: "changed-meanwhile",
      status: 409,
    });
    expect((await loadProtocolVersion(access, 2))?.title).toBe("Theirs");
  });

  it("of two at once takes one, and saying the same twice is no conflict", async () => {
    const access = await makeAccessTo({});
    const both = await Promise.allSettled([
      save(access, { title: "One" }),
      save(access, { title: "Other" }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const again = await makeAccessTo({});
    const same = await Promise.all([save(again, { title: "One" }), save(again, { title: "One" })]);
    expect(same[0]).toEqual(same[1]);
  });

  it("says field by field what is wrong, and stores nothing", async () => {
    const access = await makeAccessTo({ status: "DRAFT" });
    const before = await stored(access);
    await expect(save(access, { title: " ", consents: [] })).rejects.toMatchObject({
      code: "malformed-request",
      fields: [
        { path: "title", message: "Something has to stand here." },
        { path: "consents", message: "At least 1 needed." },
      ],
    });
    expect(await stored(access)).toEqual(before);
  });

  it("cannot change the constructs or the number of answer options of an open study", async () => {
    const access = await makeAccessTo({});
    const [first, ...rest] = DEMO_PROTOCOL.constructs;
    const before = await stored(access);
    await expect(save(access, { constructs: rest })).rejects.toMatchObject({
      code: "not-acceptable",
      fields: [{ path: "constructs" }],
    });
    await expect(save(access, { scale: ["no", "yes"] })).rejects.toMatchObject({
      fields: [{ path: "scale" }],
    });
    expect(await stored(access)).toEqual(before);
    // Their wording and their order may change.
    const worded = [...rest, { key: first!.key, statement: "I find it plausible." }];
    expect((await save(access, { constructs: worded })).number).toBe(2);
  });

  it("is over once the study has closed", async () => {
    const access = await makeAccessTo({ status: "CLOSED" });
    await expect(save(access, { title: "Late" })).rejects.toMatchObject({ code: "study-not-open" });
  });
});

describe("opening a protocol", () => {
  it("freezes the next version for people who come from now on, and leaves theirs to those who came", async () => {
    const access = await makeAccessTo({});
    const participant = await makeParticipant(access, access.versionId);
    const { hash } = await save(access, { timeLimitMinutes: 45 });
    expect((await findTakenStudy(access.slug))?.protocol.timeLimitMinutes).toBe(60);
    expect(await openProtocol(access, { hash, confirmed: false })).toEqual({ number: 2 });

    const taken = await findTakenStudy(access.slug);
    expect(taken?.protocol.timeLimitMinutes).toBe(45);
    const kept = await db().participant.findUniqueOrThrow({
      where: { id: participant.id },
      select: { protocolVersion: { select: { number: true } } },
    });
    expect(kept.protocolVersion.number).toBe(1);
    expect(await listProtocolVersions(access)).toMatchObject([
      { number: 2, participants: 0, responses: 0 },
      { number: 1, participants: 1, responses: 0 },
    ]);
    for (const version of (await stored(access)).versions) {
      await expect(
        ownerDb().protocolVersion.update({ where: { id: version.id }, data: { hash: "x" } }),
      ).rejects.toThrow(/frozen/);
    }
  });

  it("is noted with the version, its hash and the warnings that were confirmed", async () => {
    const access = await makeAccessTo({});
    const { hash } = await save(access, { timeLimitMinutes: 10 });
    const refused = openProtocol(access, { hash, confirmed: false });
    await expect(refused).rejects.toMatchObject({
      code: "unconfirmed",
      fields: [{ path: "timeLimitMinutes" }],
    });
    await openProtocol(access, { hash, confirmed: true });
    const { audit } = await stored(access);
    expect(audit).toMatchObject([
      {
        userId: access.userId,
        action: "open-protocol",
        detail: {
          version: 2,
          hash,
          confirmedWarnings: [
            "The time limit, 10 minutes, is shorter than the expected duration, 12.",
          ],
        },
      },
    ]);
  });

  it("is refused to a draft, which opens as a study, and to one that has closed", async () => {
    for (const status of ["DRAFT", "CLOSED"] as const) {
      const access = await makeAccessTo({ status });
      const opening = openProtocol(access, { hash: DEMO_HASH, confirmed: true });
      await expect(opening).rejects.toMatchObject({ code: "study-not-open" });
    }
  });

  it("by several at once happens once", async () => {
    const access = await makeAccessTo({});
    const { hash } = await save(access, { title: "Once" });
    const opened = await Promise.allSettled(
      Array.from({ length: 5 }, () => openProtocol(access, { hash, confirmed: true })),
    );
    expect(opened.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    for (const one of opened) {
      if (one.status === "rejected") expect(one.reason.code).toBe("changed-meanwhile");
    }
    expect((await stored(access)).audit).toHaveLength(1);
  });

  it("does not open what was saved after the page was made", async () => {
    const access = await makeAccessTo({});
    const seen = await save(access, { title: "Seen" });
    await save(access, { title: "Unseen" }, seen.hash);
    await expect(openProtocol(access, { hash: seen.hash, confirmed: true })).rejects.toMatchObject({
      code: "changed-meanwhile",
    });
    expect((await findTakenStudy(access.slug))?.protocol.title).toBe(DEMO_PROTOCOL.title);
  });
});
