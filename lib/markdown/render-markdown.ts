import MarkdownIt from "markdown-it";

/**
 * What study texts may say beyond plain words: emphasis, lists, quotes, links. No HTML of the author's
 * own gets through, no link runs a program, and no picture is fetched from anywhere: it would tell
 * others who reads the page.
 */
const markdown = new MarkdownIt("commonmark", { html: false }).disable([
  "image",
  "heading",
  "lheading",
  "code",
]);

/** A text of several paragraphs as HTML. */
export function renderMarkdown(text: string): string {
  return markdown.render(text);
}

/** A text of one line, for places where no paragraph can stand. */
export function renderMarkdownLine(text: string): string {
  return markdown.renderInline(text);
}
