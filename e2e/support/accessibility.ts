import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "playwright/test";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * No violation of WCAG 2.2 AA on the page as it stands, or on a part of it; in the dark, only colours
 * differ.
 */
export async function expectAccessible(page: Page, part = "html"): Promise<void> {
  const axe = () => new AxeBuilder({ page }).include(part);
  await page.emulateMedia({ colorScheme: "light" });
  const light = await axe().withTags(WCAG).analyze();
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await axe().withRules(["color-contrast"]).analyze();
  await page.emulateMedia({ colorScheme: null });
  const found = [...light.violations, ...dark.violations];
  expect(found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

/** No part of the page is wider than a narrow screen. */
export async function expectNarrow(page: Page, width = 360): Promise<void> {
  const size = page.viewportSize();
  await page.setViewportSize({ width, height: 740 });
  const wide = await page.evaluate((width) => {
    if (document.documentElement.scrollWidth <= width) return null;
    const over = [...document.querySelectorAll("body *")].filter(
      (element) =>
        element.getBoundingClientRect().right > width && !element.closest(".scroll-frame"),
    );
    return `${document.documentElement.scrollWidth}: ${over.at(-1)?.outerHTML.slice(0, 300)}`;
  }, width);
  expect(wide, page.url()).toBeNull();
  if (size) await page.setViewportSize(size);
}
