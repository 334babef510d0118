import { describe, expect, it } from "vitest";
import { consentSchema } from "@/lib/schemas/participation/take";
import { protocolSchema } from "@/lib/schemas/protocol/protocol";
import { readRecruitmentLink } from "@/lib/study/recruitment/recruitment-link";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";

const { recruitment } = DEMO_PROTOCOL;
const ends = { completed: { code: "C1", returnUrl: null } };
const parse = (changed: unknown) =>
  protocolSchema.safeParse({ ...DEMO_PROTOCOL, recruitment: changed });

describe("The recruitment of a protocol", () => {
  it("that was stored with one code of Prolific is read as it is today", () => {
    const parsed = parse({ prolific: { completionCode: "C1OLD" }, openLink: true });
    expect(parsed.data?.recruitment).toEqual({
      openLink: true,
      invitations: false,
      prolific: { ends: { completed: { code: "C1OLD", returnUrl: null } }, keySet: null },
      mturk: null,
      sona: null,
      cloudresearch: null,
      otherRecruiter: null,
    });
  });

  it("has no two recruiters that call their people by the same parameter", () => {
    const otherRecruiter = { name: "A panel", carriedParameters: [], ends };
    const named = (idParameter: string) =>
      parse({ ...recruitment, otherRecruiter: { ...otherRecruiter, idParameter } });
    expect(named("rid").success).toBe(true);
    expect(named("participantId").success).toBe(true);
    const refused = named("PROLIFIC_PID");
    expect(refused.error?.issues.map(({ path }) => path.join("."))).toEqual([
      "recruitment.otherRecruiter.idParameter",
    ]);
  });

  it.each([
    "http://panel.example.org/back",
    "https://{rid}/back",
    "https://panel.{code}.org/",
    "javascript:alert(1)",
    "//panel.example.org",
  ])("sends nobody to %s", (returnUrl) => {
    const end = { completed: { code: null, returnUrl } };
    expect(parse({ ...recruitment, sona: { ends: end } }).success).toBe(false);
  });
});

describe("A link as it comes with the consent", () => {
  const consent = (query: unknown) =>
    consentSchema.safeParse({ query, consents: [true], visit: crypto.randomUUID() });

  it.each([
    { PROLIFIC_PID: "a".repeat(10_000) },
    { PROLIFIC_PID: "\ud800" },
    { PROLIFIC_PID: ["a", "b"] },
    { PROLIFIC_PID: "{{%PROLIFIC_PID%}}" },
    { PROLIFIC_PID: "" },
  ])("is taken to where it is judged, however odd: %o", (query) => {
    const parsed = consent(query);
    expect(readRecruitmentLink(parsed.data?.query ?? {}, recruitment).kind).toBe("unusable");
  });

  it("is not refused for a parameter that is no concern of ours", () => {
    expect(
      consent({ PROLIFIC_PID: "5f1c2d3e4b5a69788796a5b4", ["x".repeat(300)]: "1" }).success,
    ).toBe(true);
  });

  it.each([[null], ["a=b"], [{ PROLIFIC_PID: 1 }], [{ PROLIFIC_PID: [["a"]] }]])(
    "is a malformed request when it is %o",
    (query) => {
      expect(consent(query).success).toBe(false);
    },
  );
});
