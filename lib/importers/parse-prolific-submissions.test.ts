import { describe, expect, it } from "vitest";
import { parseProlificSubmissions } from "./parse-prolific-submissions";

const HEADER =
  "Submission id,Participant id,Status,Custom study tncs accepted at,Started at,Completed at,Reviewed at,Archived at,Time taken,Completion code,Total approvals,Age";
const row = (submission: string, participant: string, status: string, code: string) =>
  `${submission},${participant},${status},Not Applicable,2026-11-24T10:00:00Z,,,,61,${code},12,CONSENT_REVOKED`;

describe("Prolific's list of submissions", () => {
  it("is read by four of its columns", () => {
    const text = [
      HEADER,
      row("s1", "p1", "AWAITING REVIEW", "C1"),
      row("s2", "p2", "TIMED-OUT", ""),
    ];
    expect(parseProlificSubmissions(text.join("\r\n"))).toMatchObject({
      ok: true,
      records: [
        { line: 2, submissionId: "s1", participantId: "p1", status: "AWAITING REVIEW", code: "C1" },
        { line: 3, submissionId: "s2", participantId: "p2", status: "TIMED-OUT", code: null },
      ],
    });
  });

  it("has codes with spaces around and in them, or in the address that hands them in", () => {
    const address = "https://app.prolific.com/submissions/complete?cc=C1";
    const codes = [" c1 ", "C 1", address, "NOCODE", "n o", "what?"];
    const text = [HEADER, ...codes.map((code, index) => row(`s${index}`, "p", "APPROVED", code))];
    const parsed = parseProlificSubmissions(text.join("\n"));
    const found = parsed.ok ? parsed.records.map(({ code }) => code) : [];
    expect(found).toEqual(["c1", "C1", "C1", null, "no", null]);
    expect(parsed).toMatchObject({ remarks: [{ line: 7 }] });
  });

  it("may have other names, another order and other joints", () => {
    const text =
      "\ufeffstatus,entered_code,participant_id,session_id\nawaiting_review,NOCODE,p1,s1\n";
    expect(parseProlificSubmissions(text)).toMatchObject({
      ok: true,
      records: [{ submissionId: "s1", participantId: "p1", status: "AWAITING REVIEW", code: null }],
    });
  });

  it.each([
    ["semicolons", ";", ""],
    ["tabs", "\t", ""],
    ["commas", ",", "sep=,\r\n"],
    ["semicolons, with a line that says so", ";", "\uFEFFsep=;\r\n"],
  ])("may have %s", (_, separator, before) => {
    const lines = [HEADER, row("s1", "p1", "APPROVED", "C1")];
    const text = `${before}${lines.join("\r\n").replaceAll(",", separator)}`;
    for (const source of [text, Buffer.from(text), Buffer.from(text, "utf16le")]) {
      expect(parseProlificSubmissions(source)).toMatchObject({
        ok: true,
        records: [{ submissionId: "s1", participantId: "p1", status: "APPROVED", code: "C1" }],
      });
    }
  });

  it("is refused with the line where it is not UTF-8", () => {
    const text = `${HEADER}\n${row("s1", "p1", "APPROVED", "C1")}\n${row("s2", "p2", "Café", "")}`;
    expect(parseProlificSubmissions(Buffer.from(text, "latin1"))).toMatchObject({
      ok: false,
      problems: [{ line: 3, reason: expect.stringContaining("Windows-1252") }],
    });
  });

  it("is compared without codes and odd statuses, and says so", () => {
    const parsed = parseProlificSubmissions("Submission id,Participant id,Status\ns1,p1,PAUSED\n");
    expect(parsed).toMatchObject({ ok: true, records: [{ status: null, code: null }] });
    const reasons = parsed.ok ? parsed.remarks.map(({ line, reason }) => [line, reason]) : [];
    expect(reasons).toEqual([
      [1, expect.stringContaining("no column of completion codes")],
      [2, expect.stringContaining("Not one of Prolific’s statuses")],
    ]);
  });

  it("is refused with the lines that are wrong", () => {
    const text = [
      HEADER,
      row("s1", "", "APPROVED", "C1"),
      row("=1+1", "p2", "APPROVED", "C1"),
      "a,b",
    ];
    expect(parseProlificSubmissions(text.join("\n"))).toMatchObject({
      ok: false,
      problems: [
        { line: 2, reason: "The participant’s id is missing." },
        { line: 3, reason: "This is no id of a submission." },
        { line: 4, reason: expect.stringContaining("2 fields") },
      ],
    });
  });

  it.each([
    ["is another file", "a,b\n1,2\n", 3],
    ["is empty", "", 1],
    ["breaks off inside a quotation", 'Submission id,Participant id,Status\n"s1,p1', 1],
  ])("is refused when it %s", (_, text, problems) => {
    const parsed = parseProlificSubmissions(text);
    expect(parsed.ok ? 0 : parsed.problems.length).toBe(problems);
  });
});
