import { describe, expect, it } from "vitest";
import { PROTOCOL_SECTIONS } from "@/lib/study/protocol/protocol-fields";
import { setupSteps } from "./setup-steps";

describe("The checklist of a draft", () => {
  const fields = PROTOCOL_SECTIONS.flatMap((section) => section.fields);

  it("has a place for every field of the protocol, and leads to it", () => {
    for (const path of [...fields, "content", ""]) {
      const problem = { path, message: "Something." };
      const steps = setupSteps("mine", { blocking: [problem], warnings: [problem] });
      const items = steps.flatMap(({ missing, warnings }) => [...missing, ...warnings]);
      expect(items, path).toHaveLength(2);
      expect(items[0]?.href).toMatch(
        /^\/studies\/mine\/(content\/import|constructs|protocol\/edit#[\w-]+)$/,
      );
    }
  });

  it("leads to the section that mends it", () => {
    const blocking = [
      { path: "information.0.paragraphs.0", message: "To be written." },
      { path: "content", message: "No methods." },
      { path: "ownQuestions.0.question", message: "No words." },
    ];
    const [content, , texts, people] = setupSteps("mine", { blocking, warnings: [] });
    expect(content?.missing).toEqual([
      { message: "No methods.", href: "/studies/mine/content/import" },
    ]);
    expect(texts?.missing[0]?.href).toBe("/studies/mine/protocol/edit#texts");
    expect(people?.missing[0]?.href).toBe("/studies/mine/protocol/edit#own-questions");
  });
});
