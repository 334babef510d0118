import { renderMarkdown, renderMarkdownLine } from "@/lib/markdown/render-markdown";

const LOOK =
  "[&_a]:underline [&_blockquote]:border-l-2 [&_blockquote]:border-line [&_blockquote]:pl-4 [&_li]:ml-6 [&_ol]:list-decimal [&_ul]:list-disc [overflow-wrap:anywhere]";

/**
 * A study text as its author means it. Drawn by the server: no page of a run loads a reader of
 * Markdown.
 */
export function Markdown({ text, className = "" }: { text: string; className?: string }) {
  return (
    <div
      dir="auto"
      className={`${LOOK} [&>*+*]:mt-2 ${className}`}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: nothing of the author's HTML gets through
      dangerouslySetInnerHTML={{ __html: renderMarkdown(text) }}
    />
  );
}

/** The same of one line, inside a label. */
export function MarkdownLine({ text }: { text: string }) {
  return (
    <span
      dir="auto"
      className={LOOK}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: nothing of the author's HTML gets through
      dangerouslySetInnerHTML={{ __html: renderMarkdownLine(text) }}
    />
  );
}
