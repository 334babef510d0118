import { describe, expect, it } from "vitest";
import { findMarkup, isPlaceholder, isUnfinished } from "./text-faults";

describe("A text", () => {
  it.each(["nan", "NaN", "NA", "N/A", "n/a", "None", "null", "-", "–", "#N/A", "<NA>", "..."])(
    "%j says that there is none",
    (text) => {
      expect(isPlaceholder(text)).toBe(true);
    },
  );

  it.each(["Nana", "none of them fit", "naan", "A", "No", "nothing", "0"])(
    "%j says something",
    (text) => {
      expect(isPlaceholder(text)).toBe(false);
    },
  );

  it.each([
    ["<b>Bold</b> it is.", "<b>"],
    ["One.<br/>Two.", "<br/>"],
    ['See <a href="x">this</a>.', '<a href="x">'],
    ["It&#39;s so.", "&#39;"],
    ["Fish &amp; chips.", "&amp;"],
    ["It is **cold** there.", "**"],
    ["One.\\nTwo.", "\\n"],
  ])("%j has markup", (text, markup) => {
    expect(findMarkup(text)?.[0]).toBe(markup);
  });

  it.each(["3 < 5 and 5 > 3.", "R&D; and more", "a <- b", "2 ** 3", "C:\\new", "AT&T, M&S."])(
    "%j has none",
    (text) => {
      expect(findMarkup(text)).toBeNull();
    },
  );

  const words = "People keep milk where it stays cold for days";
  it.each([words, `${words},`, `${words} (as in a`, "a".repeat(50)])("%j breaks off", (text) => {
    expect(isUnfinished(text)).toBe(true);
  });

  it.each([
    `${words}.`,
    `${words}!”`,
    `${words} (see there.)`,
    `“${words}.”`,
    `${words}…`,
    "牛奶放在冰箱里。".repeat(8),
    "It is cold",
  ])("%j ends", (text) => {
    expect(isUnfinished(text)).toBe(false);
  });
});
