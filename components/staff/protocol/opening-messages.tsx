import { Notice } from "@/components/ui/notice";

/** What stands against an opening, and what is to be looked at first. */
export function OpeningMessages({
  blocking,
  warnings,
}: {
  blocking: readonly { message: string }[];
  warnings: readonly { message: string }[];
}) {
  return (
    <>
      {blocking.length > 0 ? (
        <Notice look="danger" title={`It cannot open: ${counted(blocking.length, "reason")}`}>
          <MessageList messages={blocking} />
        </Notice>
      ) : null}
      {warnings.length > 0 ? (
        <Notice look="look" title={`${counted(warnings.length, "thing")} to look at`}>
          <MessageList messages={warnings} />
        </Notice>
      ) : null}
    </>
  );
}

/** What somebody says who goes on in spite of warnings; `act` says what with: "open the study". */
export function warningsRead(warnings: number, act: string): string {
  return `I have read ${warnings === 1 ? "the warning" : `the ${warnings} warnings`} and ${act} all the same; the audit log says so.`;
}

function MessageList({ messages }: { messages: readonly { message: string }[] }) {
  return (
    <ul className="mt-1 max-w-[66ch] list-disc space-y-1 pl-5 [overflow-wrap:anywhere]">
      {messages.map(({ message }) => (
        <li key={message}>{message}</li>
      ))}
    </ul>
  );
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
