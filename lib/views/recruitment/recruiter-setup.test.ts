import { describe, expect, it } from "vitest";
import { OUTCOMES, type Recruitment } from "@/lib/study/recruitment/recruitment";
import { readRecruitmentLink } from "@/lib/study/recruitment/recruitment-link";
import { describeRecruiters } from "./recruiter-setup";

const pid = "5f1c2d3e4b5a69788796a5b4";
const base = "https://study.example.org/take/one";
const ends = {
  completed: { code: "CDONE", returnUrl: null },
  "no-consent": { code: null, returnUrl: null },
};
const recruitment: Recruitment = {
  openLink: false,
  invitations: false,
  prolific: { ends, keySet: null },
  mturk: { ends: { completed: { code: null, returnUrl: null } } },
  sona: { ends: { completed: { code: null, returnUrl: "https://s.example.org/{survey_code}" } } },
  cloudresearch: null,
  otherRecruiter: { name: "A panel", idParameter: "rid", carriedParameters: ["batch"], ends },
};

describe("How recruiters are set up", () => {
  const setups = describeRecruiters(base, recruitment);

  it("is said of those that the study has, and of no other", () => {
    expect(setups.map(({ name }) => name)).toEqual(["Prolific", "MTurk", "SONA", "A panel"]);
  });

  it("gives links that name a person once the placeholders are filled in", () => {
    for (const { link } of setups.filter(({ name }) => name !== "MTurk")) {
      const query = Object.fromEntries(
        [...new URL(link.address).searchParams.keys()].map((name) => [name, pid]),
      );
      expect(readRecruitmentLink(query, recruitment)).toMatchObject({ externalId: pid });
    }
  });

  it("gives links that name nobody as they stand", () => {
    for (const { link } of setups.filter(({ name }) => name !== "MTurk")) {
      const query = Object.fromEntries(new URL(link.address).searchParams);
      expect(readRecruitmentLink(query, recruitment).kind).toBe("unusable");
    }
  });

  it("warns where Prolific's links are not signed, and says what other links prove", () => {
    expect(setups.map(({ proof }) => proof.kind)).toEqual([
      "signature-off",
      "submission",
      "nothing",
      "nothing",
    ]);
    expect(setups[0]?.proof.text).toContain("We recommend");
    const signed = { ...recruitment, prolific: { ends, keySet: [{ kty: "RSA" }] } };
    expect(describeRecruiters(base, signed)[0]?.proof.kind).toBe("signed");
  });

  it("tells what each end of a run gives back, and which give nothing", () => {
    const [prolific, mturk, sona] = setups;
    expect(prolific?.ends.map(({ outcome }) => outcome)).toEqual([...OUTCOMES]);
    expect(prolific?.ends.slice(0, 3).map(({ takesBack }) => takesBack)).toEqual([
      { code: "CDONE", returnUrl: "https://app.prolific.com/submissions/complete?cc=CDONE" },
      { code: "none", returnUrl: "by hand" },
      null,
    ]);
    expect(mturk?.ends[0]?.takesBack?.code).toBe("the participant’s own");
    expect(sona?.ends[0]?.takesBack?.returnUrl).toBe("https://s.example.org/{survey_code}");
  });
});
