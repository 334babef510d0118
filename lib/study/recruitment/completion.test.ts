import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endOfRun } from "./completion";
import { OUTCOMES, type Recruitment, type RunEnd } from "./recruitment";

const end = (code: string | null, returnUrl: string | null = null): RunEnd => ({ code, returnUrl });
const completedOnly = { completed: end(null) };
const recruitment: Recruitment = {
  openLink: true,
  invitations: true,
  prolific: {
    ends: { completed: end("CDONE"), "no-consent": end("CNO"), "timed-out": end(null) },
    keySet: null,
  },
  mturk: { ends: completedOnly },
  sona: {
    ends: {
      completed: end(
        null,
        "https://school.sona-systems.com/webstudy_credit.aspx?experiment_id=7&credit_token=t&survey_code={survey_code}",
      ),
    },
  },
  cloudresearch: { ends: { completed: end("CR9") } },
  otherRecruiter: {
    name: "A panel",
    idParameter: "rid",
    carriedParameters: ["batch"],
    ends: {
      completed: end(
        "P1",
        "https://panel.example.org/back?id={rid}&b={batch}&c={code}&p={participant}",
      ),
      "screened-out": end(null, "https://panel.example.org/{nothing}/out?id={rid}"),
    },
  },
};
const participantCode = "BCDF-2345";

function ends(source: string, parameters: Record<string, string> = {}, outcome = "completed") {
  const known = OUTCOMES.find((one) => one === outcome)!;
  return endOfRun({ outcome: known, source, participantCode, parameters, recruitment });
}

describe("At the end of a run", () => {
  it("Prolific's people take the code of their outcome to Prolific", () => {
    expect(ends("PROLIFIC")).toEqual({
      code: "CDONE",
      returnUrl: "https://app.prolific.com/submissions/complete?cc=CDONE",
      recruiter: "Prolific",
    });
    expect(ends("PROLIFIC", {}, "no-consent").code).toBe("CNO");
  });

  it("who failed checks of attention hands in like others, where nothing else is entered", () => {
    expect(ends("PROLIFIC", {}, "failed-attention")).toEqual(ends("PROLIFIC"));
    expect(ends("MTURK", {}, "failed-attention").code).toBe(participantCode);
  });

  it.each(["screened-out", "quota-full", "timed-out"])(
    "an outcome without an entry or a code (%s) gives no code and no address",
    (outcome) => {
      const nothing = { code: null, returnUrl: null, recruiter: "Prolific" };
      expect(ends("PROLIFIC", {}, outcome)).toEqual(nothing);
    },
  );

  it("MTurk's people get a code of their own, and hand in at no address but Amazon's", () => {
    expect(ends("MTURK", { workerId: "A2" })).toEqual({
      code: participantCode,
      returnUrl: null,
      recruiter: "MTurk",
    });
    const parameters = { assignmentId: "3A", turkSubmitTo: "https://workersandbox.mturk.com" };
    expect(ends("MTURK", parameters)).toEqual({
      code: participantCode,
      returnUrl: null,
      recruiter: "MTurk",
      handIn: {
        address: "https://workersandbox.mturk.com/mturk/externalSubmit",
        fields: { assignmentId: "3A", code: participantCode },
      },
    });
    const elsewhere = { ...parameters, turkSubmitTo: "https://example.org" };
    expect(ends("MTURK", elsewhere).handIn).toBeUndefined();
    expect(ends("MTURK", parameters, "screened-out").handIn).toBeUndefined();
  });

  it("SONA's people come to the address that credits them", () => {
    expect(ends("SONA", { survey_code: "48213" }).returnUrl).toBe(
      "https://school.sona-systems.com/webstudy_credit.aspx?experiment_id=7&credit_token=t&survey_code=48213",
    );
  });

  it("CloudResearch's people get the code alone, where no address is set", () => {
    expect(ends("CLOUDRESEARCH")).toMatchObject({ code: "CR9", returnUrl: null });
  });

  it("every placeholder of an address is filled, and one without a value is left out", () => {
    expect(ends("OTHER_RECRUITER", { rid: "a+b", batch: "2" })).toEqual({
      code: "P1",
      returnUrl: `https://panel.example.org/back?id=a%2Bb&b=2&c=P1&p=${participantCode}`,
      recruiter: "A panel",
    });
    expect(ends("OTHER_RECRUITER", { rid: "r1" }, "screened-out").returnUrl).toBe(
      "https://panel.example.org//out?id=r1",
    );
  });

  it("no value leads anywhere else than to the address that was set", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (rid, batch) => {
        const url = new URL(ends("OTHER_RECRUITER", { rid, batch }).returnUrl ?? "");
        expect(`${url.origin}${url.pathname}${url.hash}`).toBe("https://panel.example.org/back");
        expect([...url.searchParams.keys()]).toEqual(["id", "b", "c", "p"]);
      }),
    );
  });

  it.each(["INVITATION", "OPEN_LINK", "constructor"])(
    "who came by %s takes their own code when they complete, and nothing otherwise",
    (source) => {
      const own = { code: participantCode, returnUrl: null, recruiter: null };
      expect(ends(source)).toEqual(own);
      expect(ends(source, {}, "screened-out")).toEqual({ ...own, code: null });
    },
  );
});
