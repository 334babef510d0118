import { expect, type Page } from "playwright/test";

/** More stops than any page has; a focus that is caught somewhere comes to an end here. */
const MOST_STOPS = 2000;
const STOPS_AT_ONCE = 20;

/** What a walk by the Tab key met that it should not have. */
interface Walk {
  /** Whether the focus went past the last stop, out of the page. */
  left: boolean;
  /** What can be worked with and was not reached. */
  missed: string[];
  /** Where the focus came and nothing showed it. */
  unseen: string[];
  /** Where the focus came from further down. */
  backwards: string[];
}

declare global {
  interface Window {
    groundedWalk?: () => Walk;
  }
}

/**
 * The Tab key reaches everything on the page that can be worked with, in the order of the page, shows
 * where it is, and leaves the page at the end.
 */
export async function expectKeyboard(page: Page): Promise<void> {
  await page.evaluate(followFocus);
  let walk: Walk | undefined;
  for (let stop = 0; stop < MOST_STOPS && !walk?.left; stop += STOPS_AT_ONCE) {
    for (let press = 0; press < STOPS_AT_ONCE; press++) await page.keyboard.press("Tab");
    walk = await page.evaluate(() => window.groundedWalk?.());
  }
  expect(walk).toEqual({ left: true, missed: [], unseen: [], backwards: [] });
}

/** Begins at the top of the page. Runs in the page. */
function followFocus(): void {
  // Where the focus was when its place went away is where the next Tab goes on from.
  const top = document.createElement("span");
  top.tabIndex = -1;
  document.body.prepend(top);
  top.focus();
  top.remove();

  const works = "a[href], button, input, select, textarea, summary, [tabindex]";
  const waiting = new Set(
    [...document.querySelectorAll<HTMLElement>(works)].filter((element) => {
      if (element.tabIndex < 0 || element.matches(":disabled")) return false;
      if (!element.checkVisibility({ visibilityProperty: true })) return false;
      // Of buttons that exclude each other one is a stop; the arrow keys reach the others.
      if (!(element instanceof HTMLInputElement) || element.type !== "radio") return true;
      const group = [...document.querySelectorAll<HTMLInputElement>("input[type=radio]")].filter(
        ({ name, form, disabled }) => name === element.name && form === element.form && !disabled,
      );
      return element === (group.find(({ checked }) => checked) ?? group[0]);
    }),
  );
  const unseen: Element[] = [];
  const backwards: Element[] = [];
  let before: Element | null = null;
  let left = false;

  document.addEventListener("focusin", ({ target }) => {
    if (left || !(target instanceof HTMLElement || target instanceof SVGElement)) return;
    waiting.delete(target as HTMLElement);
    // A field may be drawn by what stands around or beside it.
    const drawn = [
      target,
      target.closest("label"),
      target.parentElement,
      target.nextElementSibling,
    ];
    const marked = drawn.some((element) => {
      if (!element) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
    });
    if (!marked) unseen.push(target);
    const follows = Node.DOCUMENT_POSITION_FOLLOWING;
    if (before && !(before.compareDocumentPosition(target) & follows)) backwards.push(target);
    before = target;
  });
  document.addEventListener("focusout", ({ relatedTarget }) => {
    left ||= relatedTarget === null;
  });
  const named = (elements: Iterable<Element>) =>
    [...elements].map((element) => element.outerHTML.slice(0, 200));
  window.groundedWalk = () => ({
    left,
    missed: named([...waiting].filter((element) => element.isConnected)),
    unseen: named(unseen),
    backwards: named(backwards),
  });
}
