import { expect, type Page } from "playwright/test";

/**
 * Notes whatever the content security policy keeps from the page, from its next visit on. What is given
 * expects that there was nothing.
 */
export function watchPolicy(page: Page): () => void {
  const refused: string[] = [];
  page.on("console", (message) => {
    const text = message.text();
    if (/content security policy|violates the following/i.test(text)) {
      refused.push(`${page.url()}: ${text}`);
    }
  });
  return () => expect(refused).toEqual([]);
}
