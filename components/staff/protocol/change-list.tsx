import type { ProtocolChange } from "@/lib/study/protocol/protocol-diff";

/** What changed, field by field; long texts stand one above the other. */
export function ChangeList({ changes }: { changes: readonly ProtocolChange[] }) {
  if (changes.length === 0) return <p>Nothing differs.</p>;
  return (
    <dl className="max-w-[66ch]">
      {changes.map((change) => (
        <div
          key={`${change.kind} ${change.path} ${change.label}`}
          className="border-t border-line py-2"
        >
          <dt className="font-semibold">{change.label}</dt>
          <dd>
            <ChangeWords change={change} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const LONG = 60;

function ChangeWords({ change: { kind, before, after } }: { change: ProtocolChange }) {
  if (kind === "added") return <>Added: {after}</>;
  if (kind === "removed") return <>Removed: {before}</>;
  const order = kind === "moved" ? "Order: " : "";
  if (`${before}${after}`.length <= LONG) {
    return (
      <>
        {order}
        {before} → {after}
      </>
    );
  }
  return (
    <>
      <p className="text-soft">
        {order || "Before: "}
        {before}
      </p>
      <p>→ {after}</p>
    </>
  );
}
