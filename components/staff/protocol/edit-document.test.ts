import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { getAt, moveItem, patternOf, setAt } from "./edit-document";

describe("edits of the document", () => {
  const document = { title: "A", list: [{ name: "x" }, { name: "y" }], none: null };

  it("change one place and leave the document as it was", () => {
    const before = structuredClone(document);
    const edited = setAt(document, "list.1.name", "z");
    expect(edited).toEqual({ ...before, list: [{ name: "x" }, { name: "z" }] });
    expect(document).toEqual(before);
    expect(edited.list[0]).toBe(document.list[0]);
  });

  it("make what is not there, and take fields away", () => {
    expect(setAt(document, "none.code", "C")).toMatchObject({ none: { code: "C" } });
    expect(setAt(document, "title", undefined)).not.toHaveProperty("title");
    expect(getAt(document, "list.7.name")).toBeUndefined();
    expect(getAt(document, "list.constructor")).toBeUndefined();
  });

  it("move an item and lose none", () => {
    expect(moveItem(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1 }), fc.nat(), fc.nat(), (items, from, to) => {
        const [at, there] = [from % items.length, to % items.length];
        const moved = moveItem(items, at, there);
        expect(moved[there]).toBe(items[at]);
        expect([...moved].sort()).toEqual([...items].sort());
        expect(moveItem(moved, there, at)).toEqual(items);
      }),
    );
  });

  it("know a field whatever the number of its item", () => {
    expect(patternOf("information.12.paragraphs.0")).toBe("information.*.paragraphs.*");
  });
});
