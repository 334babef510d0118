import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { InLanguage } from "./in-language";
import { ShownExplanationView } from "./shown-explanation";

const shown = { stem: "Where?", choices: ["here", "there"], answerIndex: 0, explanation: "So." };
const marks = (goldIndex?: number) => {
  const html = renderToStaticMarkup(
    <InLanguage language="en">
      <ShownExplanationView shown={{ ...shown, goldIndex }} />
    </InLanguage>,
  );
  return [...html.matchAll(/<li.*?<\/li>/g)].map(([choice]) => choice.replace(/<[^>]+>/g, " "));
};

describe("ShownExplanationView", () => {
  it("marks the model's answer in words, and says nothing of the right one by itself", () => {
    expect(marks()[0]).toContain("the model’s answer");
    expect(marks().join()).not.toContain("the right answer");
  });

  it("marks the right answer in words where the study shows it", () => {
    expect(marks(1)[0]).not.toContain("the right answer");
    expect(marks(1)[1]).toContain("the right answer");
    expect(marks(0)[0]).toContain("the model’s answer, the right answer");
  });
});
