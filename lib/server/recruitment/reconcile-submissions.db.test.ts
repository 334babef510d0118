import { describe, expect, it } from "vitest";
import { hashExternalId } from "@/lib/server/participation/participant-token";
import type { ParticipantStatus } from "@/lib/server/prisma-client/enums";
import { db } from "@/lib/server/shared/db";
import { makeAccess } from "@/lib/server/testing/made-study";
import { makeSmallStudy } from "@/lib/server/testing/small-study";
import { reconcileSubmissions } from "./reconcile-submissions";

async function studyWith(people: Record<string, ParticipantStatus>, { erased = false } = {}) {
  const study = await makeSmallStudy();
  for (const [index, [name, status]] of Object.entries(people).entries()) {
    const { id: participantId } = await db().participant.create({
      data: {
        studyId: study.id,
        ordinal: index + 1,
        code: `C-${name}`,
        protocolVersionId: study.protocolVersionId,
        source: "PROLIFIC",
        externalIdHash: hashExternalId(study.id, `p-${name}`),
        status,
        completedAt: status === "COMPLETED" ? new Date() : null,
      },
    });
    if (erased) continue;
    const parameters = { PROLIFIC_PID: `p-${name}`, STUDY_ID: "x", SESSION_ID: `s-${name}` };
    await db().recruiterIdentity.create({ data: { studyId: study.id, participantId, parameters } });
  }
  return makeAccess(study);
}

const HEADER = "Submission id,Participant id,Status,Completion code";
// The demo's code of completion is C1GRND7K.
const FILE = [
  HEADER,
  "s-agrees,p-agrees,APPROVED,C1GRND7K",
  "s-runs,p-runs,AWAITING REVIEW,C1GRND7K",
  "s-done,p-done,TIMED-OUT,",
  "s-nocode,p-nocode,AWAITING REVIEW,NOCODE",
  "s-new,p-new,APPROVED,C1GRND7K",
].join("\n");
const PEOPLE = {
  agrees: "COMPLETED",
  runs: "ACTIVE",
  done: "COMPLETED",
  nocode: "COMPLETED",
  only: "ACTIVE",
} as const;
const EXPECTED = [
  ["complete-there-not-here", "C-runs"],
  ["complete-here-not-there", "C-done"],
  ["no-code", "C-nocode"],
  ["unknown-here", null],
  ["unknown-there", "C-only"],
];

describe("Prolific's submissions and our participants", () => {
  it.each([{ erased: false }, { erased: true }])(
    "are compared person by person, with or without stored ids: %o",
    async (options) => {
      const access = await studyWith(PEOPLE, options);
      const result = await reconcileSubmissions(access, FILE);
      const found = result.ok ? result.mismatches : [];
      expect(found.map(({ kind, participant }) => [kind, participant])).toEqual(EXPECTED);
      expect(result).toMatchObject({ submissions: 5, participants: 5, remarks: [] });
    },
  );

  it("mean the codes of the study, in whatever case and address they stand; that is said", async () => {
    const access = await studyWith({ lower: "COMPLETED", pasted: "COMPLETED", other: "COMPLETED" });
    const file = [
      HEADER,
      "s-lower,p-lower,APPROVED,c1grnd7k",
      "s-pasted,p-pasted,APPROVED,https://app.prolific.com/submissions/complete?cc=C1GRND7K",
      "s-other,p-other,APPROVED,C1ELSE",
    ];
    expect(await reconcileSubmissions(access, file.join("\n"))).toMatchObject({
      ok: true,
      mismatches: [{ kind: "wrong-code", participant: "C-other" }],
      readings: [
        { line: 2, written: "c1grnd7k", code: "C1GRND7K" },
        { line: 3, code: "C1GRND7K" },
      ],
    });
  });

  it("leave nothing behind but how many they were, and do not meet those of another study", async () => {
    const access = await studyWith(PEOPLE);
    const other = await studyWith({});
    await reconcileSubmissions(access, FILE);
    const entries = await db().auditEntry.findMany({ where: { studyId: access.studyId } });
    expect(entries).toMatchObject([{ action: "reconcile", detail: { submissions: 5 } }]);
    const result = await reconcileSubmissions(other, FILE);
    const kinds = result.ok ? result.mismatches.map(({ kind }) => kind) : [];
    expect(kinds).toEqual(new Array(4).fill("unknown-here"));
  });

  it("are not compared with a broken file, whose lines are named", async () => {
    const access = await studyWith({});
    expect(await reconcileSubmissions(access, `${HEADER}\ns1,,APPROVED,C1\n`)).toEqual({
      ok: false,
      problems: [{ line: 2, field: "Participant id", reason: "The participant’s id is missing." }],
    });
  });
});
