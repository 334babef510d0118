import { describe, expect, it } from "vitest";
import { firstProtocol } from "./first-protocol";
import { unwrittenProblems } from "./unwritten";

describe("The first protocol of a study", () => {
  const first = firstProtocol("A new study");

  it("cannot open before every text is written that only its researchers know", () => {
    const found = unwrittenProblems(first);
    expect(found.map(({ path }) => path)).toEqual([
      ...[0, 1, 2, 3, 4].map((index) => `information.${index}.paragraphs.0`),
      "consents.0",
      "debrief.0",
      "contact",
    ]);
    expect(found.map(({ message }) => message)).toContain(
      "Section “What is this?”, Paragraph 1: still to be written.",
    );
    expect(unwrittenProblems({ ...first, contact: "Ask us." })).toHaveLength(found.length - 1);
  });
});
