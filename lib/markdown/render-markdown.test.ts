import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderMarkdown, renderMarkdownLine } from "./render-markdown";

describe("Markdown of study texts", () => {
  it("leaves plain words as they are, and knows emphasis, lists and links", () => {
    expect(renderMarkdown("You rate 12 explanations.")).toBe("<p>You rate 12 explanations.</p>\n");
    expect(renderMarkdown("**Pay**: 3 €\n\n- one\n- two")).toContain("<strong>Pay</strong>");
    expect(renderMarkdown("- one\n- two")).toContain("<li>two</li>");
    expect(renderMarkdownLine("I read [this](https://example.org/).")).toBe(
      'I read <a href="https://example.org/">this</a>.',
    );
  });

  it("lets no HTML, no program and no picture through", () => {
    for (const text of [
      "<script>alert(1)</script>",
      "a <img src=x onerror=alert(1)> b",
      "[x](javascript:alert(1))",
      "[x](data:text/html,<script>alert(1)</script>)",
      "![x](https://example.org/pixel.png)",
      "<javascript:alert(1)>",
      "[x](vbscript:a)",
    ]) {
      for (const html of [renderMarkdown(text), renderMarkdownLine(text)]) {
        expect(html).not.toMatch(/<(script|img|iframe)|href="(javascript|data|vbscript)/i);
      }
    }
  });

  it("makes no other elements than these, whatever the text", () => {
    const harmless =
      /^<(\/?(p|em|strong|ul|ol|li|blockquote|code|pre)|a href="[^"]*"( title="[^"]*")?|\/a|ol start="\d+"|(br|hr) \/)>$/;
    const piece = fc.constantFrom(
      "<",
      ">",
      "[x]",
      "[x](https://example.org)",
      "(",
      ")",
      "!",
      "*",
      "`",
      "\n",
      "- ",
      "&",
      '"',
      "a",
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece).map((pieces) => pieces.join("")),
    );
    fc.assert(
      fc.property(text, (any) => {
        for (const [tag] of renderMarkdown(any).matchAll(/<[^>]*>/g)) {
          expect(tag.replace(/ class="[^"]*"/, "")).toMatch(harmless);
        }
      }),
    );
  });
});
