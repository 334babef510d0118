import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { MISMATCHES, type Mismatch } from "@/lib/study/recruitment/reconcile";
import { describeRecruiters } from "@/lib/views/recruitment/recruiter-setup";
import type { RecruitmentView } from "@/lib/views/recruitment/recruitment-view";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { ReconciliationResult } from "./reconciliation-result";
import { RecruitmentReport } from "./recruitment-report";

const view: RecruitmentView = {
  status: "OPEN",
  links: [{ label: "For anybody, without a recruiter", address: "https://s.example.org/take/s" }],
  recruiters: describeRecruiters("https://s.example.org/take/s", DEMO_PROTOCOL.recruitment),
  invitations: true,
  webhook: false,
  webhookAddress: "https://s.example.org/api/recruiters/prolific",
  sources: [{ source: "PROLIFIC", consented: 12, completed: 9 }],
  noticed: [
    { action: "refused-token", reason: "expired", times: 3, last: "2026-11-24T10:00:00.000Z" },
  ],
};

const show = (changed: Partial<RecruitmentView> = {}, managing = true) =>
  renderToStaticMarkup(
    <RecruitmentReport slug="s" view={{ ...view, ...changed }} managing={managing} />,
  );

describe("The page of a study's recruitment", () => {
  it("shows sources, what went wrong, links, and the code of each end of a run", () => {
    const html = show();
    expect(html).toContain('Prolific</th><td class="text-right">12</td>');
    expect(html).toContain("it has run out");
    expect(html).toContain("https://s.example.org/take/s");
    expect(html).toContain("C1GRND7K");
    expect(html.match(/the protocol has no entry/g)).toHaveLength(4);
  });

  it("labels every field and names every section", () => {
    const html = show();
    for (const [, id] of html.matchAll(/<(?:input|textarea)[^>]* id="([^"]+)"/g)) {
      expect(html).toContain(`for="${id}"`);
    }
    for (const [, id] of html.matchAll(/aria-labelledby="([^"]+)"/g)) {
      expect(html).toContain(`id="${id}"`);
    }
  });

  it("lets only those who may change the study invite people, and compare lists that name them", () => {
    const form = (html: string) => [
      html.includes("invitations.csv"),
      html.includes("Or its content, pasted"),
    ];
    expect(form(show())).toEqual([true, true]);
    expect(form(show({}, false))).toEqual([false, false]);
  });

  it("says what will stand where there is nothing yet", () => {
    const html = show({ status: "DRAFT", links: [], sources: [], noticed: [] });
    expect(html).toContain("Nobody has consented yet.");
    expect(html).toContain("Nothing in the last 30 days.");
    expect(html).toContain("The study has not opened");
    expect(html).toContain("They can be made while the study is open");
    expect(show({ recruiters: null })).toContain("This study has no protocol");
  });
});

describe("What came of comparing the submissions", () => {
  const mismatch = (kind: Mismatch["kind"], here: Mismatch["here"]): Mismatch => ({
    kind,
    line: 3,
    submissionId: "s1",
    participantId: "p1",
    participant: "C-1",
    there: "APPROVED",
    code: null,
    here,
  });
  const show = (mismatches: Mismatch[]) =>
    renderToStaticMarkup(
      <ReconciliationResult
        slug="s"
        found={{ ok: true, submissions: 4, participants: 5, mismatches, readings: [], remarks: [] }}
      />,
    );

  it("says what to do about every difference", () => {
    const html = show(MISMATCHES.map((kind) => mismatch(kind, "running")));
    expect(html).toContain("9 differences: 4 submissions against 5 participants from Prolific");
    const advice = [...html.matchAll(/<td class="min-w-64">([^<]*)<\/td>/g)].map(
      ([, text]) => text,
    );
    expect(advice).toHaveLength(MISMATCHES.length);
    expect(advice.every((text) => text && text.length > 20)).toBe(true);
  });

  it("tells apart whose answers are here from whose are not", () => {
    expect(show([mismatch("no-code", "completed")])).toContain("approve it");
    expect(show([mismatch("no-code", "running")])).not.toContain("approve it");
  });

  it("says which codes were not taken letter by letter", () => {
    const readings = [{ line: 3, written: "c1abc", code: "C1ABC" }];
    const found = {
      ok: true as const,
      submissions: 1,
      participants: 1,
      mismatches: [],
      readings,
      remarks: [],
    };
    const html = renderToStaticMarkup(<ReconciliationResult slug="s" found={found} />);
    expect(html.replace(/<[^>]+>/g, "")).toContain("Line 3: c1abc is C1ABC");
  });

  it("says so when there is no difference, or the file cannot be read", () => {
    expect(show([])).toContain("No difference");
    const problems = [{ line: 7, field: "Status", reason: "It is missing." }];
    const html = renderToStaticMarkup(
      <ReconciliationResult slug="s" found={{ ok: false, problems }} />,
    );
    expect(html).toContain("Line 7, Status: It is missing.");
    expect(html).toContain("nothing was compared");
  });
});
