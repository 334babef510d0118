import { describe, expect, it } from "vitest";
import { AGREEMENT, CONSTRUCT_LIBRARY, fromLibrary } from "@/lib/study/protocol/construct-library";
import { statementProblems } from "./protocol-edit";

describe("the library of constructs", () => {
  it("has a source, a note on the words and answer options for every scale", () => {
    for (const { source, licence, scale } of CONSTRUCT_LIBRARY) {
      expect(source.url).toMatch(/^https:\/\//);
      expect(source.reference).toMatch(/\d{4}\.$/);
      expect(licence).not.toBe("");
      expect(scale.length).toBeGreaterThanOrEqual(2);
      expect(scale.length).toBeLessThanOrEqual(11);
    }
  });

  it("can be taken whole, each scale, and no two statements have one name", () => {
    const keys = CONSTRUCT_LIBRARY.flatMap(({ statements }) => statements.map(({ key }) => key));
    expect(new Set(keys).size).toBe(keys.length);
    for (const library of CONSTRUCT_LIBRARY) {
      const constructs = library.statements.map((one) => fromLibrary(library, one, AGREEMENT));
      expect(
        statementProblems({ constructs, scale: [...AGREEMENT], constructOrder: "fixed" }),
      ).toEqual([]);
    }
  });

  it("brings a scale along only where the protocol has another", () => {
    const [five, , , trust] = CONSTRUCT_LIBRARY;
    expect(fromLibrary(five!, five!.statements[0]!, AGREEMENT)).not.toHaveProperty("scale");
    expect(fromLibrary(trust!, trust!.statements[0]!, AGREEMENT)).toMatchObject({
      reversed: true,
      scale: { length: 7 },
    });
  });
});
