import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { type LinkQuery, tidyLink } from "./link-query";
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
const PID = pid.toUpperCase();
const mail = `${pid}@email.prolific.com`;
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
      formerIds: source === "PROLIFIC" ? [PID, mail] : [],
      parameters,
    });
  });

  it.each<[string, LinkQuery]>([
    ["stands twice with the same value", { PROLIFIC_PID: [pid, pid] }],
    ["stands twice, once in capitals", { PROLIFIC_PID: [pid, PID] }],
    ["was filled in beside its placeholder", { PROLIFIC_PID: ["{{%PROLIFIC_PID%}}", pid] }],
    ["has a space after it", { PROLIFIC_PID: `${pid} ` }],
    ["ends in a line break", { PROLIFIC_PID: `${pid}\r\n` }],
    ["is in capitals", { PROLIFIC_PID: PID }],
    ["is the mail address that Prolific makes of it", { PROLIFIC_PID: mail }],
    ["stands beside an empty STUDY_ID", { PROLIFIC_PID: pid, STUDY_ID: "" }],
    ["stands beside a placeholder", { PROLIFIC_PID: pid, STUDY_ID: "{{%STUDY_ID%}}" }],
    ["stands beside null", { PROLIFIC_PID: pid, SESSION_ID: "null" }],
    ["is called prolific_pid", { prolific_pid: pid }],
    ["is called Prolific_Pid", { Prolific_Pid: pid }],
    ["is called PROLIFIC_ID", { PROLIFIC_ID: pid }],
    ["is called prolificPid", { prolificPid: pid }],
    ["is called pid", { pid }],
    ["is called PID", { PID: pid }],
    ["is called PROLIFIC_PID[]", { "PROLIFIC_PID[]": pid }],
    ["comes after &amp;", { utm_source: "a", "amp;PROLIFIC_PID": pid }],
  ])("also when the id %s", (_, query) => {
    expect(readRecruitmentLink(query, all)).toMatchObject({
      kind: "recruited",
      source: "PROLIFIC",
      externalId: pid,
      parameters: { PROLIFIC_PID: pid },
    });
  });

  it("with all that it carries, where it was joined with &amp; or written in another case", () => {
    const parameters = { PROLIFIC_PID: pid, STUDY_ID: "s1", SESSION_ID: "x1" };
    for (const query of [
      { PROLIFIC_PID: pid, "amp;STUDY_ID": "s1", "amp;SESSION_ID": "x1" },
      { prolific_pid: pid, study_id: "s1", session_id: "x1" },
      { pid, studyId: "s1", sessionId: "x1" },
    ]) {
      expect(readRecruitmentLink(query, all)).toMatchObject({ parameters });
    }
  });

  it.each<[string, LinkQuery, string]>([
    ["WORKERID", { WORKERID: "A2", ASSIGNMENTID: "3A" }, "MTURK"],
    ["worker_id", { worker_id: "A2", assignment_id: "3A" }, "MTURK"],
    ["Survey_Code", { Survey_Code: "481" }, "SONA"],
    ["PARTICIPANTID", { PARTICIPANTID: "9F" }, "CLOUDRESEARCH"],
    ["RID", { RID: "r.7" }, "OTHER_RECRUITER"],
  ])("of another recruiter by %s", (_, query, source) => {
    expect(readRecruitmentLink(query, all)).toMatchObject({ kind: "recruited", source });
  });

  it("of the study's own recruiter by pid, where that one calls its people so", () => {
    const otherRecruiter = { name: "A panel", idParameter: "pid", carriedParameters: [], ends };
    expect(readRecruitmentLink({ PID: "p7" }, { ...all, otherRecruiter })).toMatchObject({
      source: "OTHER_RECRUITER",
      externalId: "p7",
      parameters: { pid: "p7" },
    });
    expect(readRecruitmentLink({ workerId: "A2", pid: "7" }, all)).toMatchObject({
      source: "MTURK",
      externalId: "A2",
    });
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

describe("A filler in place of an id", () => {
  const fillers =
    "null undefined None NULL NA N/A NaN nil test TEST preview 0 000 - _ . replace demo";
  const templates = ["{{PID}}", "[[PID]]", "<id>", "%%ID%%", "__ID__", "(null)", "[object Object]"];
  const ids = { PROLIFIC_PID: "", workerId: "", survey_code: "", participantId: "", rid: "" };
  const pairs = Object.keys(ids).flatMap((name) =>
    [...fillers.split(" "), ...templates].map((filler): [string, string] => [name, filler]),
  );
  it.each(pairs)("is nobody, and no second person becomes the first: %s=%s", (name, filler) => {
    expect(readRecruitmentLink({ [name]: filler }, all)).toEqual({
      kind: "unusable",
      reason: "malformed",
    });
  });

  it.each([
    "5f1c2d3e4b5a69788796a5b",
    "5f1c2d3e4b5a69788796a5b4a",
    "5f1c2d3e4b5a69788796a5bg",
    "0".repeat(24),
    "me@example.org",
    "A2WORKER",
  ])("of Prolific is also what has another form than its ids: %s", (PROLIFIC_PID) => {
    expect(readRecruitmentLink({ PROLIFIC_PID }, all).kind).toBe("unusable");
  });
});

describe("A parameter that looks like a recruiter's", () => {
  it.each<LinkQuery>([
    { prolific_person: pid },
    { "PROLIFIC_PID=5f1c&STUDY_ID": "" },
    { my_worker_id: "A2" },
    { surveycode2: "481" },
  ])("and is not known is never passed over: %o", (query) => {
    expect(readRecruitmentLink(query, all)).toEqual({
      kind: "unusable",
      reason: "unread-parameter",
    });
  });

  it("is refused where the study does not have the recruiter", () => {
    for (const query of [{ prolific_pid: pid }, { pid }, { WORKERID: "A2" }]) {
      expect(readRecruitmentLink(query, none)).toEqual({ kind: "unusable", reason: "not-taken" });
    }
  });

  it("does not keep out who comes by the open link with something else", () => {
    for (const query of [{ utm_source: "prolific" }, { utm_prolific: "1" }, { sessionId: "a" }]) {
      expect(readRecruitmentLink(query, all)).toEqual({ kind: "open" });
    }
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
    ["a line break", { rid: "a\nb" }, "malformed"],
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

  it("is read alike once its names are tidied", () => {
    const names = ["prolific_pid", "PID", "amp;STUDY_ID", "session_id", "RID[]", "x", "workerid"];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.constantFrom(pid, "s1", "")), (q) => {
        const { query } = tidyLink(q, all);
        expect(tidyLink(query, all).query).toEqual(query);
        expect(readRecruitmentLink(query, all)).toEqual(readRecruitmentLink(q, all));
      }),
    );
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
