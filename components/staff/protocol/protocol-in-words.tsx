import { type Described, describeField } from "@/lib/study/protocol/describe-protocol";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { PROTOCOL_SECTIONS } from "@/lib/study/protocol/protocol-fields";
import { describeTranslations } from "@/lib/study/protocol/translations";

/** A version of the protocol in words, section by section. */
export function ProtocolInWords({
  number,
  opened,
  protocol,
}: {
  number: number;
  opened: boolean;
  protocol: Protocol;
}) {
  return (
    <section aria-labelledby="in-words" className="space-y-6">
      <h2 id="in-words" className="font-serif text-[1.2rem]">
        Version {number}
        {opened ? "" : " (draft)"}, in words
      </h2>
      {PROTOCOL_SECTIONS.map(({ id, title, fields }) => (
        <section key={id} aria-labelledby={`words-${id}`}>
          <h3 id={`words-${id}`} className="mb-1 font-serif text-[1.05rem]">
            {title}
          </h3>
          <Description
            parts={fields.flatMap((field) =>
              field === "texts" ? describeTranslations(protocol) : describeField(protocol, field),
            )}
          />
        </section>
      ))}
    </section>
  );
}

function Description({ parts }: { parts: readonly Described[] }) {
  return (
    <dl className="max-w-[66ch] [overflow-wrap:anywhere]">
      {parts.map((part) =>
        "text" in part ? (
          <div key={part.label} className="border-t border-line py-1.5 sm:flex sm:gap-4">
            <dt className="text-soft sm:w-56 sm:shrink-0">{part.label}</dt>
            <dd dir="auto" className="min-w-0 whitespace-pre-line">
              {part.text}
            </dd>
          </div>
        ) : (
          <div key={part.label} className="border-t border-line py-1.5">
            <dt className="font-semibold">{part.label}</dt>
            <dd className="pl-4">
              <Description parts={part.parts} />
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}
