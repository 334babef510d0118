import { describe, expect, it } from "vitest";
import { DEMO_LANGUAGES } from "@/prisma/demo/languages";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { closestTranslation, earlierTranslations } from "./earlier-translations";

const demo = { ...DEMO_PROTOCOL, ...DEMO_LANGUAGES };

describe("translations of words that have changed", () => {
  it("are those of words that the protocol has no more", () => {
    expect(earlierTranslations(demo, "de")).toEqual([]);
    const changed = {
      ...demo,
      consents: ["I am at least 21 years old.", ...demo.consents.slice(1)],
    };
    expect(earlierTranslations(changed, "de")).toEqual([
      {
        words: "I am at least 18 years old.",
        translation: "Ich bin mindestens 18 Jahre alt.",
      },
    ]);
    expect(earlierTranslations(changed, "en")).toEqual([]);
  });

  it("are offered for words that are much like theirs", () => {
    const earlier = [
      { words: "I am at least 18 years old.", translation: "a" },
      { words: "I am satisfied with it.", translation: "b" },
    ];
    expect(closestTranslation("I am at least 21 years old.", earlier)?.translation).toBe("a");
    expect(closestTranslation("How do you stop?", earlier)).toBeUndefined();
    expect(closestTranslation("…", earlier)).toBeUndefined();
  });
});
