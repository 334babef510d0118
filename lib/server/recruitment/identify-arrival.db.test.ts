import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import { describe, expect, it } from "vitest";
import { hashExternalId } from "@/lib/server/participation/participant-token";
import { db } from "@/lib/server/shared/db";
import { closeStudy } from "@/lib/server/study-builder/change-study-status";
import { makeSmallStudy } from "@/lib/server/testing/small-study";
import type { LinkQuery } from "@/lib/study/recruitment/link-query";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { identifyArrival } from "./identify-arrival";
import { issueInvitation } from "./invitation-token";
import { NOTES_PER_HOUR, noteForStaff } from "./note-for-staff";

const HOUR = 3600;
const now = () => Math.floor(Date.now() / 1000);
const prolific = generateKeyPairSync("rsa", { modulusLength: 2048 });
const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pid = "5f1c2d3e4b5a69788796a5b4";
const otherPid = "5f1c2d3e4b5a69788796a5b5";
const ids = { PROLIFIC_PID: pid, STUDY_ID: "st1", SESSION_ID: "se1" };

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

function sign(
  claims: Record<string, unknown> = {},
  { key = prolific.privateKey as KeyObject, header = {} } = {},
): string {
  const head = part({ alg: "RS256", kid: "k1", typ: "JWT", ...header });
  const iat = now();
  const aud = "http://localhost:3000";
  const body = part({
    iat,
    exp: iat + 60,
    aud,
    prolific: { ...ids, workspace_id: "w" },
    ...claims,
  });
  const signature = createSign("RSA-SHA256").update(`${head}.${body}`).sign(key, "base64url");
  return `${head}.${body}.${signature}`;
}

async function studyTaking(keySet: Record<string, unknown>[] | null) {
  const ends = { completed: { code: "C1", returnUrl: null } };
  const recruitment = { ...DEMO_PROTOCOL.recruitment, prolific: { ends, keySet } };
  const protocol = { ...DEMO_PROTOCOL, recruitment };
  const { id, slug, protocolVersionId } = await makeSmallStudy({ protocol });
  return { id, slug, status: "OPEN" as const, discardedPilots: 0, protocolVersionId, protocol };
}
const jwk = {
  ...prolific.publicKey.export({ format: "jwk" }),
  kid: "k1",
  alg: "RS256",
  use: "sig",
};
const signedStudy = () => studyTaking([jwk]);

async function notesOf(studyId: string) {
  const entries = await db().auditEntry.findMany({ where: { studyId } });
  return entries.map(({ action, detail }) => ({ action, detail }));
}

describe("A signed link of Prolific", () => {
  it("names its person, by whom Prolific signed", async () => {
    const study = await signedStudy();
    expect(await identifyArrival(study, { prolific_token: sign() })).toEqual({
      kind: "person",
      participant: null,
      signed: true,
      source: "PROLIFIC",
      externalId: pid,
      formerIds: [pid.toUpperCase(), `${pid}@email.prolific.com`],
      parameters: ids,
    });
    expect(await notesOf(study.id)).toEqual([]);
  });

  const unsigned = `${part({ alg: "none" })}.${part({ exp: 9e9, aud: "localhost", prolific: ids })}.AA`;
  it.each<[string, string, () => LinkQuery]>([
    [
      "forged",
      "signed by somebody else",
      () => ({ prolific_token: sign({}, { key: stranger.privateKey }) }),
    ],
    [
      "forged",
      "that names a key we do not know",
      () => ({ prolific_token: sign({}, { header: { kid: "k2" } }) }),
    ],
    [
      "forged",
      "of another algorithm",
      () => ({ prolific_token: sign({}, { header: { alg: "HS256" } }) }),
    ],
    [
      "forged",
      "that brings its own key",
      () => ({
        prolific_token: sign(
          {},
          {
            key: stranger.privateKey,
            header: { jwk: stranger.publicKey.export({ format: "jwk" }) },
          },
        ),
      }),
    ],
    ["forged", "that nobody signed", () => ({ prolific_token: unsigned })],
    [
      "forged",
      "for another server",
      () => ({ prolific_token: sign({ aud: "https://example.org" }) }),
    ],
    ["forged", "for no server", () => ({ prolific_token: sign({ aud: undefined }) })],
    ["forged", "of tomorrow", () => ({ prolific_token: sign({ nbf: now() + 24 * HOUR }) })],
    ["forged", "that never runs out", () => ({ prolific_token: sign({ exp: undefined }) })],
    ["forged", "without a person", () => ({ prolific_token: sign({ prolific: {} }) })],
    ["expired", "that has run out", () => ({ prolific_token: sign({ exp: now() - 120 }) })],
    [
      "malformed",
      "of no id of Prolific's",
      () => ({ prolific_token: sign({ prolific: { ...ids, PROLIFIC_PID: "null" } }) }),
    ],
    [
      "contradictory",
      "beside another id",
      () => ({ prolific_token: sign(), PROLIFIC_PID: otherPid }),
    ],
    ["not-signed", "that is not signed", () => ({ ...ids })],
  ])("is refused as %s: one %s", async (reason, _, query) => {
    const study = await signedStudy();
    expect(await identifyArrival(study, query())).toEqual({ kind: "unusable", reason });
    const action = ["forged", "expired"].includes(reason) ? "refused-token" : "unusable-link";
    expect(await notesOf(study.id)).toMatchObject([{ action, detail: { reason } }]);
  });

  it("that ran out while its person read the information is taken at consent, for an hour", async () => {
    const study = await signedStudy();
    const arrive = (exp: number, consenting: boolean) =>
      identifyArrival(study, { prolific_token: sign({ exp }) }, { consenting });
    expect((await arrive(now() - 1800, true)).kind).toBe("person");
    expect((await arrive(now() - 1800, false)).kind).toBe("unusable");
    expect((await arrive(now() - 2 * HOUR, true)).kind).toBe("unusable");
  });
});

describe("An invitation", () => {
  const inHours = (hours: number) => new Date(Date.now() + hours * HOUR * 1000);

  it("names its person by its number", async () => {
    const study = await studyTaking(null);
    const invitation = issueInvitation(study.id, 12, inHours(1));
    expect(await identifyArrival(study, { invitation })).toEqual({
      kind: "person",
      participant: null,
      signed: true,
      source: "INVITATION",
      externalId: "12",
      formerIds: [],
      parameters: {},
    });
  });

  it("is refused when it has run out, unless its person has begun", async () => {
    const study = await studyTaking(null);
    const invitation = issueInvitation(study.id, 3, inHours(-2));
    const expired = { kind: "unusable", reason: "expired" };
    expect(await identifyArrival(study, { invitation })).toEqual(expired);
    expect(await notesOf(study.id)).toMatchObject([{ action: "refused-token" }]);
    await db().participant.create({
      data: {
        studyId: study.id,
        ordinal: 1,
        code: "C-1",
        protocolVersionId: study.protocolVersionId,
        source: "INVITATION",
        externalIdHash: hashExternalId(study.id, "3"),
      },
    });
    expect(await identifyArrival(study, { invitation })).toMatchObject({ kind: "person" });
  });

  it.each<[string, (token: string, elsewhere: string) => string]>([
    ["with another number", (token) => token.replace(/^12/, "13")],
    ["that runs out later", (token) => token.replace(/\.\d+\./, ".9999999999.")],
    ["to another study", (_, elsewhere) => elsewhere],
    ["without its signature", (token) => token.replace(/[^.]+$/, "AA")],
  ])("is refused as forged: one %s", async (_, forge) => {
    const study = await studyTaking(null);
    const elsewhere = issueInvitation(crypto.randomUUID(), 12, inHours(1));
    const invitation = forge(issueInvitation(study.id, 12, inHours(1)), elsewhere);
    expect(await identifyArrival(study, { invitation })).toEqual({
      kind: "unusable",
      reason: "forged",
    });
    expect(await notesOf(study.id)).toMatchObject([
      { action: "refused-token", detail: { reason: "forged" } },
    ]);
  });
});

describe("Somebody who began under an earlier version", () => {
  it.each([
    ["in capitals", pid.toUpperCase(), pid.toUpperCase()],
    ["in capitals, and comes back in lower case", pid.toUpperCase(), pid],
    ["by a mail address", `${pid}@email.prolific.com`, `${pid}@email.prolific.com`],
    ["by a mail address, and comes back by the id", `${pid}@email.prolific.com`, pid],
    ["in mixed case", pid.replace("f", "F"), pid.replace("f", "F")],
    ["in lower case, and comes back in capitals", pid, pid.toUpperCase()],
  ])("with an id %s is found again", async (_, stored, given) => {
    const study = await studyTaking(null);
    const { id } = await db().participant.create({
      data: {
        studyId: study.id,
        ordinal: 1,
        code: "C-1",
        protocolVersionId: study.protocolVersionId,
        source: "PROLIFIC",
        externalIdHash: hashExternalId(study.id, stored),
      },
    });
    const arrival = await identifyArrival(study, { ...ids, PROLIFIC_PID: given });
    expect(arrival).toMatchObject({ kind: "person", participant: { id }, externalId: pid });
  });
});

describe("What staff are told of links", () => {
  it("is the reason, and nothing that stood in the link", async () => {
    const study = await studyTaking(null);
    const garbage = "x".repeat(10_000);
    await identifyArrival(study, { PROLIFIC_PID: garbage });
    const notes = await notesOf(study.id);
    expect(notes).toEqual([
      {
        action: "unusable-link",
        detail: { reason: "malformed", link: expect.stringMatching(/^.{12}$/) },
      },
    ]);
  });

  it("is nothing of a link that is empty or fine", async () => {
    const study = await studyTaking(null);
    const closed = { ...study.protocol.recruitment, openLink: false };
    expect((await identifyArrival({ ...study, protocol: { recruitment: closed } }, {})).kind).toBe(
      "unusable",
    );
    await identifyArrival(study, {});
    await identifyArrival(study, ids);
    expect(await notesOf(study.id)).toEqual([]);
  });

  it("ends after fifty in an hour", async () => {
    const study = await studyTaking(null);
    for (let link = 0; link < NOTES_PER_HOUR + 10; link++) {
      await identifyArrival(study, { PROLIFIC_PID: `{${link}}` });
    }
    const notes = await notesOf(study.id);
    expect(notes).toHaveLength(NOTES_PER_HOUR);
    expect(notes.at(-1)?.detail).toMatchObject({ furtherNotNoted: true });
  });
});

describe("A study that is over", () => {
  const strangers = ["unusable-link", "refused-token", "too-many-starts"] as const;

  it.each(["CLOSED", "ARCHIVED"] as const)("keeps no note of strangers: %s", async (status) => {
    const study = await signedStudy();
    await closeStudy(db(), study.id);
    await db().study.update({ where: { id: study.id }, data: { status } });
    const over = { ...study, status };
    const broken: LinkQuery[] = [
      { PROLIFIC_PID: "' OR 1=1 --" },
      { prolific_token: sign({}, { key: stranger.privateKey }) },
    ];
    for (const query of broken) {
      expect(await identifyArrival(over, query)).toMatchObject({ kind: "unusable" });
    }
    for (const action of strangers) expect(await noteForStaff(study.id, action, {})).toBe(false);
    expect(await notesOf(study.id)).toEqual([]);
  });

  it("is still told of what concerns its participants", async () => {
    const study = await signedStudy();
    await closeStudy(db(), study.id);
    expect(await noteForStaff(study.id, "unproven-return", {})).toBe(true);
  });

  it("is none while it pauses", async () => {
    const study = await signedStudy();
    await db().study.update({ where: { id: study.id }, data: { status: "PAUSED" } });
    await identifyArrival({ ...study, status: "PAUSED" }, { PROLIFIC_PID: "null" });
    expect(await notesOf(study.id)).toMatchObject([{ action: "unusable-link" }]);
  });
});
