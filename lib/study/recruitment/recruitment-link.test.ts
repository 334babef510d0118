import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import type { Recruitment } from "./recruitment";
import { readRecruitmentLink } from "./recruitment-link";

const ends = { completed: { code: "C1ABCDEF", returnUrl: null } };
const all: Recruitment = {
  openLink: true,
  invitations: true,
  prolific: { ends, keySet: null },
  mturk: { ends },
  sona: { ends },
  cloudresearch: { ends },
  otherRecruiter: { name: "A panel", idParameter: "rid", carriedParameters: ["batch"], ends },
};
const signedOnly: Recruitment = { ...all, prolific: { ends, keySet: [{ kty: "RSA" }] } };
const none: Recruitment = { ...DEMO_PROTOCOL.recruitment, prolific: null, invitations: false };
const pid = "5f1c2d3e4b5a69788796a5b4";
const token = "aaaa.bbbb.cccc";

describe("A link names its person", () => {
  it.each([
    ["Prolific", "PROLIFIC", pid, { PROLIFIC_PID: pid, STUDY_ID: "s1", SESSION_ID: "x1" }],
    ["MTurk", "MTURK", "A2WORKER", { workerId: "A2WORKER", assignmentId: "3ASS", hitId: "3HIT" }],
    ["SONA", "SONA", "48213", { survey_code: "48213" }],
    [
      "CloudResearch",
      "CLOUDRESEARCH",
      "9F3A",
      { participantId: "9F3A", assignmentId: "a1", projectId: "p1" },
    ],
    ["another recruiter", "OTHER_RECRUITER", "r.7", { rid: "r.7", batch: "b2" }],
  ])("of %s, with what else it carries", (_, source, externalId, parameters) => {
    const query = { ...parameters, utm_source: "passed over" };
    expect(readRecruitmentLink(query, all)).toEqual({
      kind: "recruited",
      source,
      externalId,
      parameters,
    });
  });

  it("also when one parameter stands twice with the same value", () => {
    expect(readRecruitmentLink({ PROLIFIC_PID: [pid, pid] }, all).kind).toBe("recruited");
  });

  it("or brings a token for us to verify", () => {
    expect(readRecruitmentLink({ invitation: token }, all)).toEqual({ kind: "invitation", token });
    const signed = { kind: "signed", token };
    expect(readRecruitmentLink({ prolific_token: token }, signedOnly)).toEqual(signed);
    expect(readRecruitmentLink({ prolific_token: token, PROLIFIC_PID: pid }, signedOnly)).toEqual(
      signed,
    );
  });

  it("or nobody, where the study is open to all", () => {
    expect(readRecruitmentLink({}, all)).toEqual({ kind: "open" });
    expect(readRecruitmentLink({ utm_source: "a b" }, all)).toEqual({ kind: "open" });
    expect(readRecruitmentLink({}, { ...all, openLink: false })).toEqual({
      kind: "unusable",
      reason: "not-open-to-all",
    });
  });

  it("of MTurk in a preview names nobody", () => {
    const query = { assignmentId: "ASSIGNMENT_ID_NOT_AVAILABLE", hitId: "3HIT" };
    expect(readRecruitmentLink(query, all)).toEqual({ kind: "preview" });
  });

  it("by the study's own words for a recruiter that it does not know", () => {
    const otherRecruiter = { name: "A panel", idParameter: "participantId", carriedParameters: [] };
    const recruitment = {
      ...all,
      cloudresearch: null,
      otherRecruiter: { ...otherRecruiter, ends },
    };
    const link = readRecruitmentLink({ participantId: "p1" }, recruitment);
    expect(link).toMatchObject({ kind: "recruited", source: "OTHER_RECRUITER", externalId: "p1" });
  });
});

describe("MTurk's address to hand in", () => {
  const query = { workerId: "A2", assignmentId: "3A", hitId: "3H" };
  const read = (turkSubmitTo: string | string[]) => {
    const link = readRecruitmentLink({ ...query, turkSubmitTo }, all);
    return link.kind === "recruited" ? link.parameters.turkSubmitTo : link.kind;
  };

  it("is kept when it is Amazon's", () => {
    expect(read("https://workersandbox.mturk.com")).toBe("https://workersandbox.mturk.com");
  });

  it.each([
    "https://www.mturk.com.example.org",
    "http://www.mturk.com",
    "javascript:alert(1)",
    "https://www.mturk.com@example.org",
  ])("is passed over when it is %s", (address) => {
    expect(read(address)).toBeUndefined();
  });
});

describe("A link that does not say who somebody is", () => {
  it.each<[string, Record<string, string | string[]>, string]>([
    ["a placeholder that was not filled in", { PROLIFIC_PID: "{{%PROLIFIC_PID%}}" }, "malformed"],
    ["a placeholder of SONA", { survey_code: "%SURVEY_CODE%" }, "malformed"],
    ["a placeholder in dollars", { rid: `$${"{e://Field/id}"}` }, "malformed"],
    ["the parameter's own name", { workerId: "workerid" }, "malformed"],
    ["ten kilobytes", { PROLIFIC_PID: "a".repeat(10_000) }, "malformed"],
    ["ten kilobytes of a token", { invitation: `a.b.${"c".repeat(10_000)}` }, "malformed"],
    ["a null byte", { PROLIFIC_PID: "a\u0000b" }, "malformed"],
    ["half a surrogate pair", { rid: "a\ud800" }, "malformed"],
    ["a percent sign that encodes nothing", { rid: "%zz" }, "malformed"],
    ["what decoding leaves of a wrong encoding", { rid: "\ufffd\ufffd" }, "malformed"],
    ["a line break", { rid: "a\n" }, "malformed"],
    ["a token with one part", { invitation: "abc" }, "malformed"],
    ["an empty id", { PROLIFIC_PID: "", STUDY_ID: "s1" }, "incomplete"],
    ["the session without the person", { SESSION_ID: "x1" }, "incomplete"],
    ["the task without the worker", { hitId: "3H", assignmentId: "3A" }, "incomplete"],
    ["two different ids", { PROLIFIC_PID: ["a1", "b2"] }, "contradictory"],
    ["two different sessions", { PROLIFIC_PID: pid, SESSION_ID: ["a1", "b2"] }, "contradictory"],
    ["two recruiters", { PROLIFIC_PID: pid, workerId: "A2" }, "two-recruiters"],
    ["a recruiter and an invitation", { survey_code: "1", invitation: token }, "two-recruiters"],
    ["a token without keys to check it", { prolific_token: token }, "no-key-set"],
  ])("has %s", (_, query, reason) => {
    expect(readRecruitmentLink(query, all)).toEqual({ kind: "unusable", reason });
  });

  it.each([
    { PROLIFIC_PID: pid },
    { workerId: "A2" },
    { survey_code: "1" },
    { participantId: "p" },
    { invitation: token },
  ])("is of a recruiter that the study does not take: %o", (query) => {
    expect(readRecruitmentLink(query, none)).toEqual({ kind: "unusable", reason: "not-taken" });
  });

  it("is plain where only Prolific's signed links are taken", () => {
    expect(readRecruitmentLink({ PROLIFIC_PID: pid }, signedOnly)).toEqual({
      kind: "unusable",
      reason: "not-signed",
    });
  });

  it("never makes the reading fail, and never hands on what is no id", () => {
    const names = ["PROLIFIC_PID", "SESSION_ID", "workerId", "rid", "invitation", "__proto__", "x"];
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(pid, "", "A2", token));
    const query = fc.dictionary(fc.constantFrom(...names), fc.oneof(text, fc.array(text)));
    fc.assert(
      fc.property(query, (given) => {
        const link = readRecruitmentLink(given, all);
        if (link.kind !== "recruited") return;
        for (const value of Object.values(link.parameters)) expect(value).toMatch(/^[!-~]{1,128}$/);
        expect(Object.values(link.parameters)).toContain(link.externalId);
      }),
    );
  });
});
