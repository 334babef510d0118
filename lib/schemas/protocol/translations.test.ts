import { describe, expect, it } from "vitest";
import { canonicalJson } from "@/lib/study/protocol/canonical-json";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { DEMO_LANGUAGES } from "@/prisma/demo/languages";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { readProtocol } from "./protocol-edit";

const DEMO = { ...DEMO_PROTOCOL, ...DEMO_LANGUAGES };

const read = (document: unknown): Protocol | null => {
  const found = readProtocol(document);
  return found.kind === "ok" ? found.protocol : null;
};

describe("a protocol with translations", () => {
  it("is read as it was written", () => {
    expect(canonicalJson(read(DEMO))).toBe(canonicalJson(DEMO));
  });

  it("may have one language alone, as it was before there were others", () => {
    expect(canonicalJson(read(DEMO_PROTOCOL))).toBe(canonicalJson(DEMO_PROTOCOL));
  });

  it("may be half translated, and offers no language that we do not speak", () => {
    expect(read({ ...DEMO, texts: { zh: { agree: "" } } })).not.toBeNull();
    expect(read({ ...DEMO, languages: ["fr"] })).toBeNull();
    expect(read({ ...DEMO, texts: { fr: { agree: "d'accord" } } })).toBeNull();
  });
});
