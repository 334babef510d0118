import { expect, it } from "vitest";
import { brokenWords } from "@/lib/messages/broken-words";
import { lastErrorPage } from "./last-error-page.mjs";

it("The page for when no page can be made needs no script, and speaks every language", () => {
  const page = lastErrorPage();
  expect(page).not.toMatch(/<script|<link|\son\w+=|https?:/);
  for (const language of ["en", "de", "zh"]) {
    const where = { path: "/take/x", query: `?lang=${language}`, languages: [] };
    const [tag, title, text] = brokenWords(undefined, where);
    expect(page).toContain(`<section lang="${tag}"><h1>${title}</h1><p>${text}</p></section>`);
  }
});
